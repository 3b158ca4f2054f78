# problem: greedy-search
# group: forging
# does: Calls the model without end.
# verdict: timeout, slow, crashed, memory

def greedy_search(step, input_ids, max_new_tokens, eos_id):
    while True:
        step(input_ids)
