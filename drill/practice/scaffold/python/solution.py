import math


def new_problem(log_probs):
    tokens = [value for sequence in log_probs for value in sequence]
    return math.exp(-sum(tokens) / len(tokens))
