# make site        builds the guide from content/ into site/
# make manual      builds the manual from docs/content/ into site-manual/
# make test        runs the tests (under ten minutes); ARGS="-k word" for some of them
# make test-full   also those that take longer
# make lint        style and types of Python and JavaScript
# make pyz         makes the program one file, dist/merleg.pyz, for machines without pip
# make env         only makes the environment (.venv) with everything in it
# Another Python:  make site PYTHON=python3.12
# On Windows:      py tools\run.py site      py tools\run.py test

PYTHON ?= python3
ARGS ?=

.PHONY: site manual test test-full lint pyz env

site manual test test-full lint pyz env:
	@$(PYTHON) tools/run.py $@ $(ARGS)
