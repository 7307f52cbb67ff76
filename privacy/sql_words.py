"""The closed lists of the SQL check: what a statement may be made of. What is not listed is refused."""

from sqlglot import exp
from sqlglot.expressions import DType

# A node is compared by its exact class: a subclass is something else until it is listed itself.
_SHAPE = """
    Select Subquery Union Except Intersect With CTE From Join Where Group GroupingSets Rollup Cube Having
    Qualify Order Ordered Limit LimitOptions Offset Fetch Distinct Table TableAlias Alias Column Identifier Star Values
    Tuple Paren Lateral Window WindowSpec Filter WithinGroup IgnoreNulls RespectNulls
    Literal RawString Boolean Null Placeholder Var Interval DataType DataTypeParam
    Case If Cast TryCast In Exists Any All Array Bracket Slice Explode
    And Or Not Xor EQ NEQ GT GTE LT LTE Is Between NullSafeEQ NullSafeNEQ Like ILike SimilarTo Glob Escape
    RegexpLike RegexpILike Add Sub Mul Div IntDiv Mod Neg DPipe
    BitwiseAnd BitwiseOr BitwiseXor BitwiseNot BitwiseLeftShift BitwiseRightShift AtTimeZone
    JSONExtract JSONExtractScalar JSONPath JSONPathRoot JSONPathKey JSONPathSubscript
"""
_AGGREGATES = """
    Count CountIf Sum Avg Min Max Median Mode Stddev StddevPop StddevSamp Variance VariancePop
    PercentileCont PercentileDisc ApproxQuantile ApproxDistinct GroupConcat First Last AnyValue
    ArgMax ArgMin LogicalAnd LogicalOr Corr CovarPop CovarSamp RegrSlope RegrIntercept RegrR2
    Skewness Kurtosis Grouping
"""
_RANKS = """
    RowNumber Rank DenseRank PercentRank CumeDist Ntile Lag Lead FirstValue LastValue NthValue
"""
_TEXT = """
    Lower Upper Trim Length Substring Left Right Concat ConcatWs Replace SplitPart Split StrPosition Contains
    StartsWith EndsWith Reverse Pad RegexpReplace RegexpExtract Ascii Chr Translate Levenshtein
    JarowinklerSimilarity Unicode Coalesce Nullif Greatest Least ArrayContains ArraySize ArrayDistinct
"""
_NUMBERS = """
    Abs Round Floor Ceil Trunc Sign Sqrt Pow Exp Ln Log IsNan Pi WidthBucket
"""
_TIMES = """
    CurrentDate CurrentTimestamp TimestampTrunc DateTrunc DateDiff DateAdd DateSub Extract Year Month Day
    Quarter Week WeekOfYear DayOfWeek DayOfWeekIso DayOfMonth DayOfYear Hour Minute Second Dayname Monthname
    LastDay DateFromParts TimestampFromParts TimeToStr StrToTime UnixToTime TimeToUnix Date DateBin ToDays
    TsOrDsToDate TsOrDsAdd TsOrDsDiff TimestampAdd TimestampSub TimestampDiff DatetimeTrunc
"""

NODES: frozenset[type[exp.Expr]] = frozenset(
    getattr(exp, name) for name in " ".join((_SHAPE, _AGGREGATES, _RANKS, _TEXT, _NUMBERS, _TIMES)).split()
)

# Functions that the parser has no class for. By name, unqualified, any case.
_FUNCTIONS = """
    prefix suffix now date_part datepart yearweek isoyear date_sub datesub date_add age try_strptime
    to_months to_years to_weeks to_hours to_minutes to_seconds timezone century product strip_accents
    round_even least greatest json_extract_string json_valid datetrunc dayofweek
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())

# The only bare words that may stand in a statement: units of time and a few keywords of the grammar.
_WORDS = """
    year years quarter quarters month months week weeks day days hour hours minute minutes second seconds
    millisecond milliseconds microsecond microseconds decade century dow isodow doy isoyear epoch yearweek
    all
"""
WORDS = frozenset(_WORDS.split())

_TYPE_NAMES = """
    BOOLEAN TINYINT SMALLINT INT BIGINT INT128 UTINYINT USMALLINT UINT UBIGINT FLOAT DOUBLE DECIMAL
    CHAR NCHAR VARCHAR NVARCHAR TEXT DATE TIME TIMETZ DATETIME TIMESTAMP TIMESTAMPTZ TIMESTAMPLTZ
    TIMESTAMPNTZ TIMESTAMP_S TIMESTAMP_MS TIMESTAMP_NS INTERVAL
"""
TYPES: frozenset[DType] = frozenset(DType[name] for name in _TYPE_NAMES.split())

# Kind of a column of the business model -> type, for the parser's resolution of names.
SQL_TYPES = {
    "text": "VARCHAR", "money": "DECIMAL(18, 2)", "quantity": "DECIMAL(18, 3)", "rate": "DECIMAL(9, 4)",
    "integer": "BIGINT", "day": "DATE", "moment": "TIMESTAMPTZ", "flag": "BOOLEAN",
}  # fmt: skip
