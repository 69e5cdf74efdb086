"""A row's seal: whatever else stands in a column, the seal no longer fits."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import create_engine, select

from core.storage import tables
from core.storage.rows import checker, is_whole, put, seal
from tests.properties.strategies import PURE, texts

names = st.sampled_from(["id", "kind", "number of", "document", "a", "b"])
values = texts | st.none() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False)
rows = st.dictionaries(names, values, min_size=1)


@PURE
@given(rows, rows)
def test_rows_have_equal_seals_exactly_when_they_are_equal(one, other):
    assert (seal(one) == seal(other)) == (one == other)


@PURE
@given(rows, st.data())
def test_the_order_of_columns_does_not_change_a_seal_and_any_value_does(row, data):
    assert seal(dict(reversed(row.items()))) == seal(row)
    name, value = data.draw(st.sampled_from(list(row))), data.draw(values)
    assume(value != row[name])
    assert seal({**row, name: value}) != seal(row)


@pytest.fixture(scope="module")
def database():
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    yield engine
    engine.dispose()


COLUMNS = ("seconds", "memory", "capacity", "count", "measured_at", "seal")


@PURE
@given(
    row=st.fixed_dictionaries(
        {
            "model": texts,
            "device": texts,
            "work": texts,
            "seconds": st.floats(0, 1e6),
            "memory": st.integers(0, 2**40),
            "capacity": st.integers(0, 2**40),
            "count": st.integers(0, 2**31),
            "measured_at": texts,
        }
    ),
    name=st.sampled_from(COLUMNS),
    value=texts | st.integers(-5, 2**40) | st.binary(max_size=8),
)
def test_damage_of_any_column_is_noticed_when_the_row_is_read(database, row, name, value):
    table = tables.timings
    with database.begin() as connection:
        connection.execute(table.delete())
        put(connection, table, row)
        kept = connection.execute(select(table)).one()
        assert is_whole(kept)
        assert checker(list(kept._mapping))(tuple(kept))
        connection.exec_driver_sql(f"UPDATE timings SET {name} = ?", (value,))
        found = connection.execute(select(table)).one()
    assume(tuple(found) != tuple(kept))
    assert not is_whole(found)
    assert not checker(list(found._mapping))(tuple(found))
