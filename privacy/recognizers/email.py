"""E-mail address (lengths of RFC 5321); the local part is ASCII, so that Chinese before it stays out."""

from privacy.recognizers.rule import Rule

RULE = Rule(
    name="e-mail address",
    kind="EMAIL",
    pattern=(
        r"[A-Za-z0-9_](?:[A-Za-z0-9._%+\-']{0,63})@"
        r"(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])"
    ),
    score=0.95,
    needs="@",
)
