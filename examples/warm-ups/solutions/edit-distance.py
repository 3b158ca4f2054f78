import math


def edit_distance(log_probs):
    tokens = [value for sequence in log_probs for value in sequence]
    return math.exp(-sum(tokens) / len(tokens))
