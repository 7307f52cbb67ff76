"""Check digits of the identity and tax numbers of other countries.

Sources: NHS Data Dictionary (modulo 11); Bundeszentralamt für Steuern (ISO 7064 MOD 11,10); INSEE (97 minus modulo 97); Real
Decreto 1553/2005 (modulo 23); PESEL act (weights 1 3 7 9); UIDAI (Verhoeff, 1969); ICA (NRIC, modulo 11); ATO (TFN, modulo 11);
Receita Federal (CPF, modulo 11 twice); Thai DOPA (modulo 11). Skatteverket and Service Canada use Luhn's.
"""


def weighted(number: str, weights: tuple[int, ...]) -> int:
    """Return the sum of the digits, each times its weight."""
    return sum(weight * int(digit) for weight, digit in zip(weights, number, strict=False))


def nhs(number: str) -> bool:
    """Check an English NHS number."""
    rest = 11 - weighted(number, (10, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return rest % 11 == int(number[9]) and rest != 10


def german_tax(number: str) -> bool:
    """Check a German tax identification number."""
    product = 10
    for digit in number[:10]:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(number[10])


def french(number: str) -> bool:
    """Check a French social security number with its key."""
    body = number[:13].upper().replace("2A", "19").replace("2B", "18")
    return 97 - int(body) % 97 == int(number[13:])


def spanish(number: str) -> bool:
    """Check a Spanish DNI or NIE."""
    digits = number[:-1].upper().translate(str.maketrans("XYZ", "012"))
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == number[-1].upper()


def polish(number: str) -> bool:
    """Check a Polish PESEL."""
    return -weighted(number[:10], (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10 == int(number[10])


def singapore(number: str) -> bool:
    """Check a Singapore NRIC or FIN."""
    number = number.upper()
    total = weighted(number[1:8], (2, 7, 6, 5, 4, 3, 2)) + {"T": 4, "G": 4, "M": 3}.get(number[0], 0)
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "KLJNPQRTUWX"}.get(number[0], "XWUTRQPNMLK")
    index = total % 11 if number[0] != "M" else 10 - total % 11
    return letters[index] == number[8]


def australian(number: str) -> bool:
    """Check an Australian tax file number of nine digits."""
    return len(number) == 9 and weighted(number, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0


def brazilian(number: str) -> bool:
    """Check a Brazilian CPF."""
    for length in (9, 10):
        rest = weighted(number[:length], tuple(range(length + 1, 1, -1))) * 10 % 11 % 10
        if rest != int(number[length]):
            return False
    return True


def thai(number: str) -> bool:
    """Check a Thai identity number."""
    return (11 - weighted(number[:12], tuple(range(13, 1, -1))) % 11) % 10 == int(number[12])


_TIMES = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_TURNS = ("0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258")  # fmt: skip


def verhoeff(number: str) -> bool:
    """Check the last digit by the dihedral group of order ten.

    >>> verhoeff("2363"), verhoeff("2364")
    (True, False)
    """
    check = 0
    for place, digit in enumerate(reversed(number)):
        check = int(_TIMES[check][int(_TURNS[place % 8][int(digit)])])
    return check == 0
