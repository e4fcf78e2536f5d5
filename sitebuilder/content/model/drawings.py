"""Line drawings shown beside a subject, a column or a step that has no photograph.

They look like workshop drawings, as the nut on the home page does: outlines are thick, other edges thin, axes
are chain lines, hidden edges dashed (ISO 128-2). ``templates/components/drawing.html`` renders them in the
colours of the page.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

DRAWING_SIZE = 96
"""Width and height of a drawing, in its own units."""


class Drawing(StrEnum):
    """The name of a drawing; editors write this or its Chinese label."""

    NUT = "nut"
    HELMET = "helmet"
    EXTINGUISHER = "extinguisher"
    BOWL = "bowl"
    NETWORK = "network"
    CHIP = "chip"
    MOTOR = "motor"
    WELDING = "welding"
    WIRING = "wiring"
    BUILDING = "building"
    TROPHY = "trophy"
    CAP = "cap"
    FACTORY = "factory"
    CERTIFICATE = "certificate"
    MEGAPHONE = "megaphone"
    NEWSPAPER = "newspaper"
    COMPASS = "compass"
    BOARD = "board"
    FORM = "form"
    LESSON = "lesson"
    CALIPER = "caliper"


_ANNOTATION_LINES = ("centre", "measure")


class Lines(Struct, frozen=True, array_like=True):
    """The lines of a drawing as SVG path data: M, L, H, V, Q, C, A (for circles) and Z, absolute or relative.

    ``thick`` are outlines, ``thin`` other edges, ``centre`` axes, ``hidden`` hidden edges, ``measure``
    dimension lines.
    """

    thick: str
    thin: str = ""
    centre: str = ""
    hidden: str = ""
    measure: str = ""

    def paths(self) -> Iterator[tuple[str, str]]:
        """Yield the kind and the path data of each kind of line in the drawing."""
        for kind in self.__struct_fields__:
            path = getattr(self, kind)
            if path:
                yield kind, path

    def main_paths(self) -> Iterator[tuple[str, str]]:
        """Yield the lines for small sizes: all but axes and dimensions."""
        return (each for each in self.paths() if each[0] not in _ANNOTATION_LINES)


LINES: Mapping[Drawing, Lines] = MappingProxyType(
    {
        Drawing.NUT: Lines(
            thick="M84 48 66 79.2H30L12 48l18-31.2h36zM31 48a17 17 0 1 0 34 0 17 17 0 1 0-34 0z",
            thin="M17 48a31 31 0 1 0 62 0 31 31 0 1 0-62 0zM48 27.5a20.5 20.5 0 1 0 20.5 20.5",
            centre="M4 48h88M48 8v80",
        ),
        Drawing.HELMET: Lines(
            thick=(
                "M15 62v-4a33 33 0 0 1 24-31.7M81 62v-4a33 33 0 0 0-24-31.7M39 46V22q9-5 18 0v24z"
                "M6 62h84v6q-42 12-84 0z"
            ),
            thin="M26 62V52q0-9 6-17M70 62V52q0-9-6-17",
            centre="M48 10v72",
            measure="M6 74V90M90 74V90M6 87H90M11 85l-5 2 5 2M85 85l5 2-5 2",
        ),
        Drawing.EXTINGUISHER: Lines(
            thick=(
                "M28 90V46q0-9 9-11v-7h12v7q9 2 9 11v44zM34 19h18v9H34zM52 25h16l4 4M43 19l7-8h19"
                "M34 23h-8q-10 0-10 10v26M12 59h8l3 16H9z"
            ),
            thin=(
                "M28 54h30M28 80h30M43 58c1 6 6 7 6 13a6 6 0 0 1-12 0c0-3 2-4 2-7 2 1 3 2 4-6zM55 18"
                "a3 3 0 1 0 6 0 3 3 0 1 0-6 0z"
            ),
            centre="M43 6v88",
            measure="M64 35H81M64 90H81M78 35V90M76 40l2-5 2 5M76 85l2 5 2-5",
        ),
        Drawing.BOWL: Lines(
            thick=("M8 48h80c0 19-13 30-28 33v7H36v-7C21 78 8 67 8 48zM65 16a9 9 0 1 0 18 0 9 9 0 1 0-18 0z"),
            thin=(
                "M48 76c18 0 33-9 34.5-28M48 79.5L51.6 75.9M48 84.5L57.4 75.1M82.3 50.2L84.5 48"
                "M49.5 88L64.5 73M80.6 56.9L88 49.5M54.5 88L60 82.5M61.9 80.6L87.3 55.2M69.8 77.7"
                "L85 62.5M20 41q-5-6 0-12q5-6 0-12M34 41q-5-6 0-12q5-6 0-12M57 62 70.5 24.5M74 16l4-4"
            ),
            centre="M48 34v60",
        ),
        Drawing.NETWORK: Lines(
            thick=(
                "M32 8h32v22H32zM40 36h16M48 30v6M18 47h60v13H18zM6 76h20v14H6zM38 76h20v14H38zM70 76"
                "h20v14H70z"
            ),
            thin=(
                "M48 36v11M24 51.5h5v5h-5zM34 51.5h5v5h-5zM44 51.5h5v5h-5zM54 51.5h5v5h-5zM68 54h5"
                "M48 60v16M36.5 56.5V68H16v8M56.5 56.5V68H80v8M37 13h22v12H37z"
            ),
        ),
        Drawing.CHIP: Lines(
            thick="M31 31h34v34H31z",
            thin=(
                "M39 31V20L28 9M48 31V12M57 31V20l11-11M39 65v11L28 87M48 65v19M57 65v11l11 11M31 39"
                "H20L12 31M31 48H12M31 57H20l-8 8M65 39h11l8-8M65 48h19M65 57h11l8 8M36 36h24v24H36z"
                "M39.5 41a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0zM23 7a3 3 0 1 0 6 0 3 3 0 1 0-6 0z"
                "M45 9a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM67 7a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM23 89"
                "a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM45 87a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM67 89"
                "a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM7 29a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM6 48"
                "a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM7 67a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM83 29"
                "a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM84 48a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM83 67"
                "a3 3 0 1 0 6 0 3 3 0 1 0-6 0z"
            ),
        ),
        Drawing.MOTOR: Lines(
            thick=(
                "M18 30h46v40H18zM18 34h-8q-4 0-4 4v24q0 4 4 4h8M64 34h7v32h-7zM71 44h6v12h-6M28 30"
                "v-9h24v9M22 70v8M60 70v8M14 78h16M52 78h16M77 35h11v30H77z"
            ),
            thin=(
                "M18 37h46M18 44h46M18 56h46M18 63h46M28 25.5h24M10 42h4M10 48h4M10 54h4M77 40h11"
                "M77 45h11M77 51h11M77 56h11M37 16a3 3 0 1 0 6 0 3 3 0 1 0-6 0z"
            ),
            centre="M2 50h92",
            measure="M18 82V93M64 82V93M18 90H64M23 88l-5 2 5 2M59 88l5 2-5 2",
        ),
        Drawing.WELDING: Lines(
            thick=(
                "M4 66h36l6 16H4zM92 66H56l-6 16h42zM49.1 54.5L53.9 44.3L67.5 27L75.3 33.1L61.8 50.5"
                "L53 57.6zM69 28.2L75.2 20.3q3-4 8-4H94M73.8 31.9L77.5 27.2q3-5 9-5H94"
            ),
            thin=(
                "M41 68q7-6 14 0M43 74q5-5 10 0M45 79q3-3 6 0M53.9 44.3L61.8 50.5M58.8 38L66.7 44.2"
                "M62.5 33.3L70.4 39.4M36 58 26 54M38 52l-7-8M43 47l-3-9M60 60l9-2M59 53l6-4"
            ),
            measure="M4 86V93M92 86V93M4 90H92M9 88l-5 2 5 2M87 88l5 2-5 2",
        ),
        Drawing.WIRING: Lines(
            thick=(
                "M40 46c0-6-10-9-10-20a18 18 0 0 1 36 0c0 11-10 14-10 20zM41 46v11q7 5 14 0V46M39 83 56 73"
            ),
            thin=(
                "M41 50h14M41 54h14M44 46v-8l-4-10 4 3 4-4 4 4 4-3-4 10v8M41 54H10v31h25M55 54h31v31"
                "H61M35 85a2 2 0 1 0 4 0 2 2 0 1 0-4 0zM57 85a2 2 0 1 0 4 0 2 2 0 1 0-4 0zM22 16"
                "l-6-3M20 28h-7M74 16l6-3M76 28h7"
            ),
        ),
        Drawing.BUILDING: Lines(
            thick=(
                "M14 54.5L48 73.5M82 54.5L48 73.5M14 40L48 59M82 40L48 59M14 25.5L48 44.5M82 25.5"
                "L48 44.5M48 6.5L82 25.5M48 6.5L14 25.5M14 69L14 25.5M31 78.5L31 35M48 88L48 44.5"
                "M65 78.5L65 35M82 69L82 25.5"
            ),
            thin="M65 16L31 35M31 16L65 35",
            hidden="M48 35.5L82 54.5M48 35.5L14 54.5M48 21L82 40M48 21L14 40M48 50L48 6.5",
        ),
        Drawing.TROPHY: Lines(
            thick=(
                "M28 12h40c0 26-4 38-16 42v10q0 6 8 8H36q8-2 8-8V54C32 50 28 38 28 12zM32 72h32v12H32"
                "zM26 84h44"
            ),
            thin=(
                "M28 18H16c0 16 4 24 15 27M68 18h12c0 16-4 24-15 27M48 47c10-1 14-12 14-35M62 15.5"
                "L65.5 12M61.8 20.7L68 14.5M61.3 26.2L67.9 19.6M60.4 32.1L67.6 24.9M48 49.5L51.3 46.2"
                "M57.9 39.6L67 30.5M48.5 54L65.9 36.6M54.5 53L63.1 44.4"
            ),
            centre="M48 5v87",
        ),
        Drawing.CAP: Lines(
            thick="M48 20 92 38 48 56 4 38zM22 46v20c10 9 42 9 52 0V46",
            thin=(
                "M48 38l34 5v22M79 65h6l2 14H77zM82 65v14M45.5 38"
                "a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0zM22 60c10 9 42 9 52 0"
            ),
            centre="M48 12v70",
            measure="M22 70V90M74 70V90M22 87H74M27 85l-5 2 5 2M69 85l5 2-5 2",
        ),
        Drawing.FACTORY: Lines(
            thick="M6 86V52l20-14v14l20-14v14l20-14v48M66 86V12h12v74M2 86h92M40 86V70h14v16",
            thin="M66 20h12M12 60h8v7h-8zM26 60h8v7h-8zM12 74h8v7h-8zM26 74h8v7h-8zM47 70v16",
            centre="M72 6v84",
            measure="M82 12H91M82 86H91M88 12V86M86 17l2-5 2 5M86 81l2 5 2-5",
        ),
        Drawing.CERTIFICATE: Lines(
            thick="M63 72H6V14h84v58H75M63 63v27l6-5 6 5V63M60 56a9 9 0 1 0 18 0 9 9 0 1 0-18 0z",
            thin=(
                "M63 66H12V20h72v46h-9M34 29h28M22 38h52M22 47h32M22 56h24M64 56"
                "a5 5 0 1 0 10 0 5 5 0 1 0-10 0z"
            ),
        ),
        Drawing.MEGAPHONE: Lines(
            thick="M32 36 70 16v60L32 56M32 36H20a10 10 0 0 0 0 20h12zM28 56l6 24h11l-6-20",
            thin="M78 34q6 12 0 24M84 26q10 20 0 40M44 29.7v32.6M70 16q-5 30 0 60",
            centre="M4 46h88",
        ),
        Drawing.NEWSPAPER: Lines(
            thick="M10 12h60v74H18a8 8 0 0 1-8-8zM70 30h16v48a8 8 0 0 1-16 0M18 20h44M18 86h60",
            thin=(
                "M18 27h44M18 36h20v20H18zM18 51l7-8 6 6 3-3 4 4M45 37h17M45 43h17M45 49h17M45 55h17"
                "M18 63h44M18 69h44M18 75h44M76 38v36M80 38v36"
            ),
        ),
        Drawing.COMPASS: Lines(
            thick="M10 48a38 38 0 1 0 76 0 38 38 0 1 0-76 0zM65 25 54 54 31 71 42 42z",
            thin=(
                "M48 17L48 10M56.8 15.2L57.8 11.3M65 18.6L67 15.1M72 24L74.9 21.1M77.4 31L80.9 29"
                "M80.8 39.2L84.7 38.2M79 48L86 48M80.8 56.8L84.7 57.8M77.4 65L80.9 67M72 72L74.9 74.9"
                "M65 77.4L67 80.9M56.8 80.8L57.8 84.7M48 79L48 86M39.2 80.8L38.2 84.7M31 77.4L29 80.9"
                "M24 72L21.1 74.9M18.6 65L15.1 67M15.2 56.8L11.3 57.8M17 48L10 48M15.2 39.2L11.3 38.2"
                "M18.6 31L15.1 29M24 24L21.1 21.1M31 18.6L29 15.1M39.2 15.2L38.2 11.3M42 42l12 12"
                "M65 25 48 48M45 48a3 3 0 1 0 6 0 3 3 0 1 0-6 0z"
            ),
            centre="M48 2v92M2 48h92",
        ),
        Drawing.BOARD: Lines(
            thick="M4 26 48 8l44 18v5H4zM14 38h68v34H14zM20 31v7M76 31v7M20 72v18M76 72v18M8 90h80",
            thin=(
                "M21 44h15v20H21zM41 44h15v20H41zM61 44h14v8H61zM61 56h14v8H61zM24 49h9M24 53h9M24 57"
                "h6M44 49h9M44 53h9M44 57h9"
            ),
            centre="M48 4v30",
        ),
        Drawing.FORM: Lines(
            thick="M16 8h40l14 14v24M16 8v80h42M56 8v14h14M84 46l-22 30-4 12 10.5-7L90.5 51z",
            thin=(
                "M26 32h6v6h-6zM27 34.5l2 2 4-5M26 48h6v6h-6zM27 50.5l2 2 4-5M26 64h6v6h-6zM38 35h22"
                "M38 51h20M38 67h14M26 20h18M62 76l6.5 5M79 53l6.5 5"
            ),
        ),
        Drawing.LESSON: Lines(
            thick="M8 8h80v46H8zM4 54h88v5H4zM6 74h36M54 74h36M10 74v16M38 74v16M58 74v16M86 74v16",
            thin=(
                "M16 45h28L16 17zM22 39h8l-8-8zM51 31a13 13 0 1 0 26 0 13 13 0 1 0-26 0zM10 80h28M58 80h28"
            ),
            centre="M47 31h34M64 14v34",
        ),
        Drawing.CALIPER: Lines(
            thick=(
                "M50 16H4v24l13 40h7V26h26M78 16h14v10H78M50 10h28v24h-6L60 80h-6V34h-4zM54 47.3v17.4"
                "l-15 8.6-15-8.6V47.3l15-8.6z"
            ),
            thin=(
                "M10 16v6M14 16v4M18 16v4M22 16v4M26 16v4M30 16v6M34 16v4M38 16v4M42 16v4M46 16v4"
                "M55 34v-5M60 34v-4M65 34v-4M70 34v-4M75 34v-5M30 56a9 9 0 1 0 18 0 9 9 0 1 0-18 0z"
            ),
            centre="M39 32v48",
        ),
    }
)
"""Maps each drawing to its lines."""
