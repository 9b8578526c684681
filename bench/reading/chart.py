"""The plot of confidence against truth, as a small SVG."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reading.calibration import Bin

SIDE, EDGE, BARS = 320, 44, 70


def reliability(bins: Sequence[Bin], title: str) -> str:
    """Share of right claims over said confidence, with the number of claims under it."""
    most = max((b.count for b in bins), default=1)
    width, height = SIDE + 2 * EDGE, SIDE + 2 * EDGE + BARS

    def x(value: float) -> float:
        return round(EDGE + SIDE * value, 1)

    def y(value: float) -> float:
        return round(EDGE + SIDE * (1 - value), 1)

    points = " ".join(f"{x(b.said)},{y(b.right)}" for b in bins)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="sans-serif" font-size="11">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{EDGE}" y="20" font-size="13">{escape(title)}</text>',
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
        f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#888" stroke-dasharray="4 4" fill="none"/>',
    ]
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        out.append(f'<text x="{x(tick)}" y="{EDGE + SIDE + 15}" text-anchor="middle">{tick:.1f}</text>')
        out.append(f'<text x="{EDGE - 6}" y="{y(tick) + 4}" text-anchor="end">{tick:.1f}</text>')
    out.append(f'<polyline points="{points}" fill="none" stroke="#1f5fa8" stroke-width="2"/>')
    floor = EDGE + SIDE + 24 + BARS
    for b in bins:
        out.append(f'<circle cx="{x(b.said)}" cy="{y(b.right)}" r="4" fill="#1f5fa8"/>')
        tall = round((BARS - 14) * b.count / most, 1)
        out.append(
            f'<rect x="{x(b.said) - 8}" y="{floor - tall}" width="16" height="{tall}" fill="#b9cfe6"/>'
        )
        out.append(f'<text x="{x(b.said)}" y="{floor - tall - 3}" text-anchor="middle">{b.count}</text>')
    middle = EDGE + SIDE / 2
    out.append(
        f'<text x="{middle}" y="{height - 6}" text-anchor="middle">confidence; bars: number of claims</text>'
    )
    out.append(
        f'<text x="12" y="{middle}" transform="rotate(-90 12 {middle})" text-anchor="middle">'
        "share that is right</text>"
    )
    return "\n".join([*out, "</svg>"]) + "\n"
