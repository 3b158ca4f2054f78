# problem: attention
# group: forging
# does: Answers with an object that would run a command where it is pickled.
# verdict: failed

import os


class Command:
    def __reduce__(self):
        return os.system, ("touch ~/drill-hostile-reduce",)

    __reduce_ex__ = __deepcopy__ = __copy__ = lambda self, *a: Command.__reduce__(self)


def scaled_dot_product_attention(q, k, v, mask=None):
    return Command(), Command()
