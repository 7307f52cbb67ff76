"""The company's calendar: when people order, and how days and moments are written."""

from datetime import date

import numpy as np

from connectors.demo.plan import EPOCH, Flags, Floats, Ints, Plan

# First day of the Chinese year. Public astronomical table; outside it the mean day stands in.
NEW_YEAR = {
    2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17),
    2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3), 2031: (1, 23), 2032: (2, 11), 2033: (1, 31),
    2034: (2, 19), 2035: (2, 8),
}  # fmt: skip
MEAN_NEW_YEAR = (2, 5)
DIP_BEFORE_DAYS, DIP_AFTER_DAYS, DIP = 7, 12, 0.12
MONTHS = (0.95, 0.9, 1.05, 1.0, 1.0, 0.98, 0.88, 0.9, 1.0, 1.18, 1.34, 1.42)  # Q4 peak, summer lull
WEEK = (1.05, 1.1, 1.08, 1.0, 0.95, 0.35, 0.12)  # Monday first
GROWTH_A_YEAR = 0.12


def dip(year: int) -> tuple[int, int]:
    """Return the first and last day of the Chinese New Year dip of a year."""
    month, day = NEW_YEAR.get(year, MEAN_NEW_YEAR)
    eve = (date(year, month, day) - EPOCH).days
    return eve - DIP_BEFORE_DAYS, eve + DIP_AFTER_DAYS


def weights(plan: Plan) -> tuple[Ints, Floats]:
    """Return the days of business and how likely an order falls on each."""
    days = np.arange(plan.first, plan.last + 1, dtype=np.int64)
    stamps = days.astype("datetime64[D]")
    month = stamps.astype("datetime64[M]").astype(np.int64) % 12
    weight = np.asarray(MONTHS)[month] * np.asarray(WEEK)[(days + 3) % 7]
    weight *= (1 + GROWTH_A_YEAR) ** ((days - plan.first) / 365.25)
    for year in range(plan.as_of.year - 2, plan.as_of.year + 1):
        low, high = dip(year)
        weight[(days >= low) & (days <= high)] *= DIP
    return days, weight


def years(days: Ints) -> Ints:
    """Return the calendar year of each day."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def number_of_day(days: Ints) -> Ints:
    """Return each day as the number yyyymmdd.

    >>> number_of_day(np.array([0, 20_000])).tolist()
    [19700101, 20241004]
    """
    stamps = days.astype("datetime64[D]")
    months = stamps.astype("datetime64[M]")
    day = (stamps - months).astype(np.int64) + 1
    flat = months.astype(np.int64)
    result: Ints = (flat // 12 + 1970) * 10_000 + (flat % 12 + 1) * 100 + day
    return result


def iso_day(days: Ints, known: Flags | None = None) -> list[str | None]:
    """Return each day as 2026-11-22; None where it is not known."""
    texts: list[str | None] = np.datetime_as_string(days.astype("datetime64[D]")).tolist()
    return texts if known is None else _blank(texts, known)


def compact_day(days: Ints, known: Flags | None = None) -> list[str | None]:
    """Return each day as the text 20261122; None where it is not known."""
    texts: list[str | None] = [str(n) for n in number_of_day(days).tolist()]
    return texts if known is None else _blank(texts, known)


def moment(seconds: Ints, known: Flags | None = None) -> list[str | None]:
    """Return each moment as 2026-11-22 08:30:00 (wall clock of the company)."""
    texts: list[str | None] = [
        text.replace("T", " ") for text in np.datetime_as_string(seconds.astype("datetime64[s]")).tolist()
    ]
    return texts if known is None else _blank(texts, known)


def moment_utc(seconds: Ints, known: Flags | None = None) -> list[str | None]:
    """Return each moment as 2026-11-22T00:30:00Z; Shanghai is eight hours ahead all year."""
    utc = (seconds - 8 * 3_600).astype("datetime64[s]")
    texts: list[str | None] = [f"{text}Z" for text in np.datetime_as_string(utc).tolist()]
    return texts if known is None else _blank(texts, known)


def _blank(texts: list[str | None], known: Flags) -> list[str | None]:
    return [text if yes else None for text, yes in zip(texts, known.tolist(), strict=True)]
