"""Trails with entries in them, and a way to meddle with their files."""

import sqlite3

from privacy.audit import Trail

KEY = bytes(range(32))


def filled(folder, entries=6):
    trail = Trail(folder / "audit.sqlite", KEY)
    for i in range(entries):
        trail.append(
            "query", f"user{i % 2}", conversation=f"c{i % 3}", body={"rows": i, "text": "<PERSON_1> 在哪"}
        )
    return trail


def raw(folder, sql, *values):
    with sqlite3.connect(folder / "audit.sqlite") as database:
        found = database.execute(sql, values).fetchall()
    database.close()
    return found
