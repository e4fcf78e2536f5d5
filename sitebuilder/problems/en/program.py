"""What the command line says: key to sentence."""

PROGRAM: dict[str, str] = {
    "error": "错误",
    "warning": "提醒",
    "remedy": "改法：{remedy}",
}
