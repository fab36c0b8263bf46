"""Search in Hungarian, ours beside that of others: on articles that are made here."""
