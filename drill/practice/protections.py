"""What keeps a submission from the person's files: tried by a submission, not only asked about."""

import os

import msgspec

from drill.text import Text, same

# Goes before a right answer, and prints what it found when it is loaded.
TRIES = """
def _tries():
    import json
    import os

    import drill.paths

    def refused(path):
        try:
            os.listdir(path)
        except OSError:
            return True
        return False

    try:
        with open("/proc/self/status") as file:
            status = dict(line.partition(":")[::2] for line in file)
    except OSError:
        status = {}
    found = {
        "python": refused(drill.paths.content_root() / "solutions"),
        "landlock": refused(os.path.expanduser("~")),
        "seccomp": status.get("Seccomp", "").strip() == "2",
    }
    print("drill doctor: " + json.dumps(found))


_tries()
"""
_SAYS = "drill doctor: "


class Found(msgspec.Struct, frozen=True):
    """The layers that are in place: Python's audit hook, and the kernel's two."""

    python: bool
    landlock: bool
    seccomp: bool

    @property
    def complete(self) -> bool:
        return self.python and self.landlock and self.seccomp

    @property
    def detail(self) -> Text:
        """What is there, and what is missing."""
        names = {
            "audit hook": self.python,
            "Landlock": self.landlock,
            "seccomp": self.seccomp,
        }
        there = ", ".join(name for name, found in names.items() if found) or "-"
        missing = ", ".join(name for name, found in names.items() if not found)
        if not missing:
            return same(there)
        return Text(en="{there}; missing: {missing}", zh="{there}；缺少：{missing}").format(
            there=there, missing=missing
        )

    @property
    def advice(self) -> Text | None:
        """What to do where something is missing."""
        if self.complete:
            return None
        if os.environ.get("DRILL_JAIL") == "off":
            return Text(
                en="`DRILL_JAIL=off` switched the kernel's part off; unset it",
                zh="`DRILL_JAIL=off` 关闭了内核级保护；取消该变量即可恢复",
            )
        return Text(
            en="native code of a submission can reach your files: check only code that you trust",
            zh="提交代码中的原生代码可以访问你的文件：请只检查可信的代码",
        )


def told(printed: str) -> Found | None:
    """What the tries said; None where they said nothing."""
    lines = [line for line in printed.splitlines() if line.startswith(_SAYS)]
    try:
        return msgspec.json.decode(lines[-1].removeprefix(_SAYS), type=Found) if lines else None
    except msgspec.DecodeError:
        return None
