# wrong: the longest sequence alone
# A wrong answer that has to be rejected, but needs no name. The first line says what is wrong.
import math


def new_problem(log_probs):
    tokens = max(log_probs, key=len)
    return math.exp(-sum(tokens) / len(tokens))
