"""What every compilation shares: our fonts, never the machine's, and the standards to meet."""

from pathlib import Path

import typst

FONTS = typst.Fonts(include_system_fonts=False, font_paths=[Path(__file__).parent / "fonts"])
STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
