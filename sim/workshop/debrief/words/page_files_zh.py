"""复盘文件旁边的说明（中文）。"""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "files.read": "用浏览器打开 debrief.html，它不加载任何外部内容。slides.pdf 用于投影。",
    "files.data": "debrief.json 是全部数字；scores.csv 是同样数字的长表；log.jsonl 记录了谁在哪一"
    "轮决定了什么，包括被撤回的。",
    "files.plays": "plays 文件夹里是每种玩法的情景文件。在装有本项目的电脑上运行，得到与本场相同"
    "的数字（种子相同，未来相同）：",
    "files.noplays": "还没有一轮结束，因此没有情景文件。",
    "files.names": "这些文件里有参与者自己填写的姓名，转发之前请留意。",
}
