"""The users of a new home, one of each role, and a short way to read."""

from datetime import date

from privacy.policy import Policy, User

POLICY = Policy.default()
TODAY = date(2026, 1, 5)
USERS = {
    "service": User("service1", "service"),
    "sales": User("sales1", "sales", staff_number="E-mine"),
    "manager": User("manager1", "manager"),
    "compliance": User("compliance1", "compliance"),
    "admin": User("admin", "admin"),
}


def read(scope, sql, **params):
    return scope.read(sql, name="found", tool="a_tool", **params)
