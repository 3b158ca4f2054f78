"""What things are called on the screen."""

from drill.judge.result import Limit, Verdict
from drill.practice.progress import Status
from drill.store.records import Mode
from drill.text import Text, same
from drill.ui import safe

VERDICTS = {
    Verdict.PASSED: Text(en="right", zh="正确"),
    Verdict.FAILED: Text(en="wrong answer", zh="答案不对"),
    Verdict.ERROR: Text(en="it raised an exception", zh="运行时抛出异常"),
    Verdict.FORBIDDEN: Text(en="it calls what it should write itself", zh="调用了应当手写的函数"),
    Verdict.TIMEOUT: Text(en="out of time", zh="超时"),
    Verdict.MEMORY: Text(en="too much memory", zh="内存占用过多"),
    Verdict.CRASHED: Text(en="crashed", zh="进程异常退出"),
    Verdict.SLOW: Text(en="too slow", zh="太慢"),
    Verdict.UNWRITTEN: Text(en="not written yet", zh="还没有写"),
    Verdict.INVALID: Text(en="it cannot be run", zh="无法运行"),
}

LIMITS = {
    Limit.TIME: Text(en="time", zh="时间"),
    Limit.GROWTH: Text(en="growth", zh="增长"),
    Limit.MEMORY: Text(en="memory", zh="内存"),
}

STATUSES = {
    Status.NEW: Text(en="new", zh="未做"),
    Status.STARTED: Text(en="started", zh="已开始"),
    Status.ATTEMPTED: Text(en="attempted", zh="未通过"),
    Status.SOLVED: Text(en="solved", zh="已解决"),
}

AREAS = {
    "attention": Text(en="Attention", zh="注意力"),
    "losses": Text(en="Losses", zh="损失函数"),
    "normalisation": Text(en="Normalisation", zh="归一化"),
    "decoding": Text(en="Decoding", zh="解码"),
    "positions": Text(en="Positions", zh="位置编码"),
    "networks": Text(en="Networks and training", zh="网络结构与训练"),
    "classical": Text(en="Classical machine learning and recommendation", zh="经典机器学习与推荐"),
    "generative": Text(en="Generative models", zh="生成模型"),
    "data": Text(en="Data processing", zh="数据处理"),
}

CARD_AREAS = AREAS | {
    "tensors": Text(en="Tensors and arrays", zh="张量与数组"),
    "interview": Text(en="About yourself", zh="自我介绍与项目"),
}

DIFFICULTIES = {
    "easy": Text(en="easy", zh="简单"),
    "medium": Text(en="medium", zh="中等"),
    "hard": Text(en="hard", zh="困难"),
}


MODES = {
    Mode.STUB: Text(en="stub", zh="函数框架"),
    Mode.BLANK: Text(en="blank page", zh="空白页"),
    Mode.CLOZE: Text(en="cloze", zh="填空"),
    Mode.DEBUG: Text(en="debug", zh="找错"),
    Mode.MOCK: Text(en="mock interview", zh="模拟面试"),
}


def mode(stored: str) -> Text:
    """The name of a mode as the history keeps it; a newer version may have kept another one."""
    try:
        return MODES[Mode(stored)]
    except ValueError:
        return same(safe.one_line(stored))


def verdict(stored: str) -> Text:
    """The name of a verdict as the history keeps it; a newer version may have kept another one."""
    try:
        return VERDICTS[Verdict(stored)]
    except ValueError:
        return Text(en=stored, zh=stored)
