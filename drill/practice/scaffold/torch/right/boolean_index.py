# right: the tokens that count are picked by the mask
# Another way to write it, which has to pass. The first line says which way it is.
def new_problem(log_probs, mask=None):
    counted = log_probs.flatten() if mask is None else log_probs[mask]
    return counted.mean().neg().exp()
