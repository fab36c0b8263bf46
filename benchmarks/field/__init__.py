"""How long ours and others take to build the same articles: whole processes, in turns, in five situations."""
