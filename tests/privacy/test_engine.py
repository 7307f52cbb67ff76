"""Engines: one for each role and row parameter, locked, and open as long as somebody reads."""

from dataclasses import replace

import pytest

from connectors.failures import Failure
from privacy.engine import MAX_ENGINES, Engines, Limits
from tests.privacy import shop_store
from tests.privacy.gate_users import POLICY

LIMITS = Limits(memory="256MB")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return shop_store.make(tmp_path_factory.mktemp("store") / "000001.duckdb")


class TestVersions:
    def test_a_read_under_way_ends_on_the_version_it_began_with(self, snapshot):
        engines = Engines(LIMITS)
        role = POLICY.role("manager")
        with engines.engine(snapshot, role, "") as old:
            with engines.engine(replace(snapshot, version="000002"), role, "") as new:
                assert new is not old
            assert old.read("SELECT count(*) FROM product") == ([(2,)], False)
        with pytest.raises(Failure):
            old.read("SELECT count(*) FROM product")
        engines.close()

    def test_the_oldest_engine_is_closed_when_there_are_too_many(self, snapshot):
        engines = Engines(LIMITS)
        role = POLICY.role("sales")
        lent = []
        for number in range(MAX_ENGINES + 1):
            with engines.engine(snapshot, role, f"E{number}") as engine:
                lent.append(engine)
        with engines.engine(snapshot, role, "E1") as again:
            assert again is lent[1]
        with pytest.raises(Failure):
            lent[0].read("SELECT 1")
        engines.close()

    def test_users_of_one_role_share_an_engine_and_owners_do_not(self, snapshot):
        engines = Engines(LIMITS)
        sales = POLICY.role("sales")
        with engines.engine(snapshot, sales, "E1") as a, engines.engine(snapshot, sales, "E1") as b:
            assert a is b
            with engines.engine(snapshot, sales, "E2") as other:
                assert other is not a
        engines.close()


class TestLocks:
    """The engine itself refuses what the check would have refused before."""

    @pytest.mark.parametrize(
        "sql",
        [
            "SELECT * FROM read_text('/etc/passwd')",
            "COPY (SELECT 1) TO '/tmp/never'",
            "ATTACH '/tmp/never' AS x",
            "INSTALL httpfs",
            "LOAD httpfs",
            "SET enable_external_access = true",
            "SET lock_configuration = false",
            "SET memory_limit = '100GB'",
            "SET GLOBAL threads = 64",
        ],
    )
    def test_refuses(self, snapshot, sql):
        engines = Engines(LIMITS)
        with engines.engine(snapshot, POLICY.role("manager"), "") as engine, pytest.raises(Failure):
            engine._run(sql)
        engines.close()

    def test_the_stores_file_cannot_be_written(self, snapshot):
        engines = Engines(LIMITS)
        with engines.engine(snapshot, POLICY.role("manager"), "") as engine, pytest.raises(Failure):
            engine._run(f"DELETE FROM {engine._names.table('product')}")
        engines.close()

    def test_the_stores_name_cannot_be_guessed(self, snapshot):
        engines = Engines(LIMITS)
        with (
            engines.engine(snapshot, POLICY.role("manager"), "") as a,
            engines.engine(snapshot, POLICY.role("admin"), "") as b,
        ):
            assert len({a._names.base, b._names.base, a._names.own, b._names.own}) == 4
            assert len(a._names.base) > 30
        engines.close()
