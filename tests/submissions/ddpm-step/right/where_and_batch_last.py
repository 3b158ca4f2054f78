# right: batch dimension last, torch.where for the last step, coefficients converted to the samples' dtype
import torch


def p_sample(x_t, t, eps, betas, noise):
    bar = (1 - betas).log().cumsum(0).exp()
    recip = torch.rsqrt(1 - betas)[t].to(x_t)
    scale = (betas * torch.rsqrt(1 - bar))[t].to(x_t)
    sigma = torch.where(t > 0, betas.sqrt()[t], torch.zeros_like(betas[t])).to(x_t)
    x, e, n = (z.movedim(0, -1) for z in (x_t, eps, noise))
    return ((x - e * scale) * recip + n * sigma).movedim(-1, 0)
