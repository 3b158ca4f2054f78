# right: sums of logarithms in float64, batch dimension moved to the end to broadcast
import torch


def q_sample(x0, t, noise, betas):
    log_alpha_bar = torch.log1p(-betas.double()).cumsum(0)[t]
    a = torch.exp(0.5 * log_alpha_bar).to(x0.dtype)
    s = torch.sqrt(-torch.expm1(log_alpha_bar)).to(x0.dtype)
    last = lambda z: z.movedim(0, -1)
    return (last(x0) * a + last(noise) * s).movedim(-1, 0)
