"""Finds out whether a database login could write, so that it can be refused.

Looked for: rights on tables, columns, sequences and schemas, ownership, administrative rights, and roles the
login may switch to. Not seen: functions of the database that write with their owner's rights.
"""

import re

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

# One row per way to write. `me` holds every role the login is or may become (SET ROLE), inherited or not.
_POSTGRESQL = """
WITH me AS (
  SELECT oid, rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication
  FROM pg_catalog.pg_roles WHERE pg_has_role(session_user, oid, 'MEMBER')
), place AS (
  SELECT oid, nspname FROM pg_catalog.pg_namespace
  WHERE nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_(toast|temp)'
)
(SELECT 'it is a superuser' AS way FROM me WHERE rolsuper LIMIT 1)
UNION ALL
(SELECT 'it may create roles or databases, or replicate' FROM me
 WHERE rolcreaterole OR rolcreatedb OR rolreplication LIMIT 1)
UNION ALL
(SELECT 'it has the role ' || rolname FROM me
 WHERE rolname IN ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program',
                   'pg_signal_backend', 'pg_maintain', 'pg_create_subscription') LIMIT 1)
UNION ALL
(SELECT 'it may create schemas in this database' FROM me
 WHERE has_database_privilege(me.oid, current_database(), 'CREATE') LIMIT 1)
UNION ALL
(SELECT 'it may create tables in schema ' || nspname FROM me, place
 WHERE has_schema_privilege(me.oid, place.oid, 'CREATE') LIMIT 1)
UNION ALL
(SELECT 'it may change ' || nspname || '.' || c.relname
 FROM pg_catalog.pg_class c JOIN place ON place.oid = c.relnamespace, me
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND (has_table_privilege(me.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
        OR has_any_column_privilege(me.oid, c.oid, 'INSERT, UPDATE')
        OR pg_has_role(me.oid, c.relowner, 'USAGE')) LIMIT 1)
UNION ALL
(SELECT 'it may advance the sequence ' || nspname || '.' || c.relname
 FROM pg_catalog.pg_class c JOIN place ON place.oid = c.relnamespace, me
 WHERE c.relkind = 'S' AND has_sequence_privilege(me.oid, c.oid, 'USAGE, UPDATE') LIMIT 1)
"""
_MYSQL_READS = frozenset(
    {
        "USAGE", "SELECT", "SHOW VIEW", "SHOW DATABASES", "PROCESS", "REPLICATION CLIENT", "BINLOG MONITOR",
        "SLAVE MONITOR", "REPLICA MONITOR", "SHOW_ROUTINE", "SHOW CREATE ROUTINE",
    }
)  # fmt: skip
_GRANT = re.compile(r"GRANT (?P<rights>.+?) ON (?P<on>.+?) TO ", re.IGNORECASE | re.DOTALL)
_ROLE = re.compile(r"GRANT (?P<roles>[`'\"].+?) TO ", re.IGNORECASE | re.DOTALL)
_MAX_WAYS = 3


def ways_to_write(connection: Connection) -> list[str]:
    """Return how this login could change something, in words with object names only; empty when it cannot."""
    backend = connection.dialect.name
    if backend == "sqlite":
        return []  # a file opened with mode=ro is not written, whoever asks
    if backend == "postgresql":
        return list(connection.execute(text(_POSTGRESQL)).scalars())[:_MAX_WAYS]
    if backend in ("mysql", "mariadb"):
        return _mysql(connection)[:_MAX_WAYS]
    return [f"its rights cannot be checked on {backend}"]


def _mysql(connection: Connection) -> list[str]:
    ways: list[str] = []
    maria = bool(getattr(connection.dialect, "is_mariadb", False))
    waiting, seen = ["CURRENT_USER"], set[str]()
    if maria and (connection.dialect.server_version_info or ()) >= (10, 11):
        waiting.append("PUBLIC")
    while waiting:
        grantee = waiting.pop()
        if grantee in seen:
            continue
        seen.add(grantee)
        for grant in _grants(connection, grantee, maria):
            ways += _writes(grant)
            waiting += _roles(grant)
    return list(dict.fromkeys(ways))


def _grants(connection: Connection, grantee: str, maria: bool) -> list[str]:
    """Return what was granted to the login, to everyone, or to a role of the login."""
    try:
        if grantee in ("CURRENT_USER", "PUBLIC"):
            return _shown(connection, f"SHOW GRANTS FOR {grantee}")
        if not maria:
            return _shown(connection, f"SHOW GRANTS FOR CURRENT_USER USING {grantee}")
        # MariaDB shows a role's rights only to a session that has taken it.
        before = connection.exec_driver_sql("SELECT CURRENT_ROLE()").scalar()
        connection.exec_driver_sql(f"SET ROLE {grantee}")
        try:
            return _shown(connection, "SHOW GRANTS FOR CURRENT_ROLE")
        finally:
            connection.exec_driver_sql(f"SET ROLE `{before}`" if before else "SET ROLE NONE")
    except DBAPIError:
        if grantee == "PUBLIC":
            return []  # nothing was granted to everyone
        return [f"GRANT UNKNOWN RIGHTS ON {grantee} TO us"]  # what cannot be seen is not taken for harmless


def _shown(connection: Connection, statement: str) -> list[str]:
    return [row[0] for row in connection.exec_driver_sql(statement)]


def _writes(grant: str) -> list[str]:
    match = _GRANT.match(grant)
    if match is None:
        return []
    place = match["on"].replace("`", "").replace("%", "*")
    rights = {right.strip().upper() for right in re.sub(r"\([^)]*\)", "", match["rights"]).split(",")}
    if grant.upper().rstrip().endswith("WITH GRANT OPTION"):
        rights.add("GRANT OPTION")
    return [f"it has {right} on {place}" for right in sorted(rights - _MYSQL_READS)]


def _roles(grant: str) -> list[str]:
    if _GRANT.match(grant):
        return []
    match = _ROLE.match(grant)
    return [role.strip() for role in match["roles"].split(",")] if match else []
