# problem: greedy-search
# group: forging
# does: Calls the model with lists nested 1,900 deep.
# verdict: failed, error, crashed, slow

def greedy_search(step, input_ids, max_new_tokens, eos_id):
    deep = []
    for _ in range(1_900):
        deep = [deep]
    step(deep)
    return input_ids
