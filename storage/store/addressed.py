"""A sealed identity with the address it is reached at: two texts in one sealed value, so that neither is stored plainly."""

_BETWEEN = "\x1f"


def packed(value: str, address: str) -> str:
    return f"{value}{_BETWEEN}{address}" if address else value


def unpacked(text: str) -> tuple[str, str]:
    value, _, address = text.partition(_BETWEEN)
    return value, address
