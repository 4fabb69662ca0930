"""只有幻灯片才有的中文。"""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "slides.part": "{title}（{number}/{of}）",
    "slides.more": "另有 {more} 项，见网页。",
    "slides.about": "{title}：{text}",
    "slides.page": "{number} / {of}",
    "slides.question": "讨论题 {number}",
}
