"""Bounds of college weights, checked as naive code checks them."""


def only_the_floor(parts: tuple[int, ...]) -> bool:
    """Nobody looks whether a college holds more than a half."""
    return len(parts) >= 3 and all(10 * one >= sum(parts) for one in parts)


def in_whole_percents(parts: tuple[int, ...]) -> bool:
    """Weights rounded to whole percents first: 50.4 % passes for 50."""
    return len(parts) >= 3 and all(10 <= round(100 * one / sum(parts)) <= 50 for one in parts)


def two_will_do(parts: tuple[int, ...]) -> bool:
    """Two colleges at one half each."""
    return all(10 * one >= sum(parts) >= 2 * one for one in parts)
