# The program in a container. Made and run without a network, but for the image it starts from:
#
#   make pyz
#   docker build -t merleg .
#   docker run --rm -v "$PWD:/project" merleg build
#
FROM python:3.12-slim
COPY dist/merleg.pyz /usr/local/lib/merleg.pyz
ENV MERLEG_CACHE=/var/cache/merleg
RUN python -I /usr/local/lib/merleg.pyz --version
RUN chmod -R a+rX /var/cache/merleg
WORKDIR /project
ENTRYPOINT ["python", "-I", "/usr/local/lib/merleg.pyz"]
CMD ["--help"]
