"""Draws the results as bars, one picture for light pages and one for dark ones."""
from xml.sax.saxutils import escape

# What the picture shows: of each section the works that a user asks about first.
SHOWN = [
    "sign", "presign", "decode an operation", "decode a page of 50", "encode an input",
    "decode an event", "64 in flight", "one whole process",
]
TITLES = {
    "sign": "Sign a request", "presign": "Presign a URL",
    "decode an operation": "Decode an operation, 687 bytes",
    "decode a page of 50": "Decode 50 operations, 34 KB",
    "encode an input": "Encode an input, 409 bytes",
    "decode an event": "Decode an event of a stream",
    "64 in flight": "Send a request, 64 in flight (processor time)",
    "one whole process": "A whole process: get-operation",
}
OURS = ("this package", "CurlTransport", "ssm-sap get-operation")
SHORT = {"CurlTransport, from tasks on its executor": "on its executor"}
# Rows that are steps of the same measurement and no contender of a user's.
LEFT_OUT = ("ssm-sap --version", "its hashing alone, by safe code")

COLOURS = {
    "light": {"ground": "#ffffff", "text": "#1f2328", "faint": "#59636e", "ours": "#f05138",
              "other": "#b7c0c9", "mark": "#1f2328"},
    "dark": {"ground": "#0d1117", "text": "#e6edf3", "faint": "#9198a1", "ours": "#ff6a4d",
             "other": "#3d444d", "mark": "#e6edf3"},
}

WIDTH, MARGIN, GAP, COLUMNS = 960, 24, 40, 2
PANEL = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS
NAMES, FIGURES = 164, 96  # The room for the names before the bars and the figures behind them.
BAR, LINE, TITLE = 12, 22, 30
FONT = "-apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"


def write(rows, folder):
    """Writes `speed-light.svg` and `speed-dark.svg`.

    rows: by section, lists of rows with work, name, unit, median, least, ratio and allocations.
    """
    panels = []
    for work in SHOWN:
        members = [row for group in rows.values() for row in group
                   if row.work == work and row.name not in LEFT_OUT]
        if members:
            panels.append((TITLES[work], members))
    for scheme, colours in COLOURS.items():
        (folder / f"speed-{scheme}.svg").write_text(picture(panels, colours))


def picture(panels, colours):
    parts, y = [], MARGIN
    for start in range(0, len(panels), COLUMNS):
        line = panels[start:start + COLUMNS]
        for column, (title, rows) in enumerate(line):
            parts += panel(title, rows, MARGIN + column * (PANEL + GAP), y, colours)
        y += TITLE + max(len(rows) for _, rows in line) * LINE + 18
    legend = ("Bars are medians of one run; the mark is the least time. "
              "Behind them: the time, and how many times ours it is.")
    parts.append(text(MARGIN, y + 4, legend, colours["faint"], 11))
    height = y + MARGIN
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" role="img" font-family="{escape(FONT)}">',
        "<title>The speed of this package beside others</title>",
        f'<rect width="100%" height="100%" fill="{colours["ground"]}"/>', *parts, "</svg>", ""])


def panel(title, rows, x, y, colours):
    parts = [text(x, y + 14, title, colours["text"], 14, weight="600")]
    longest = max(row.median for row in rows)
    room = PANEL - NAMES - FIGURES
    for index, row in enumerate(rows):
        middle = y + TITLE + index * LINE + BAR / 2
        is_ours = row.name in OURS
        length = max(1.5, room * row.median / longest)
        start = x + NAMES
        name = SHORT.get(row.name, row.name)
        parts.append(text(start - 8, middle + 4, name, colours["text" if is_ours else "faint"],
                          11, anchor="end"))
        parts.append(
            f'<rect x="{start:.1f}" y="{middle - BAR / 2:.1f}" width="{length:.1f}" height="{BAR}" '
            f'rx="2" fill="{colours["ours" if is_ours else "other"]}"/>')
        mark = start + room * row.least / longest
        parts.append(
            f'<rect x="{mark:.1f}" y="{middle - BAR / 2 - 1:.1f}" width="1" height="{BAR + 2}" '
            f'fill="{colours["mark"]}"/>')
        figure = duration(row.median, row.unit)
        if not is_ours and row.ratio:
            figure += f"  {times(row.ratio)}"
        elif row.allocations:
            figure += f", {row.allocations:.0f} alloc."
        parts.append(text(start + length + 6, middle + 4, figure, colours["text"], 11))
    return parts


def text(x, y, value, colour, size, anchor="start", weight="400"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" '
            f'text-anchor="{anchor}" fill="{colour}">{escape(value)}</text>')


def times(ratio):
    return f"×{ratio:.0f}" if ratio >= 10 else f"×{ratio:.1f}" if ratio >= 2 else f"×{ratio:.2f}"


def duration(value, unit):
    units = ["ns", "us", "ms", "s"]
    index = units.index(unit)
    while value >= 1000:
        value, index = value / 1000, index + 1
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {units[index].replace('us', 'µs')}"
