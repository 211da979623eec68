namespace VaeLint.Kernels.Fused;

/// <summary>CUDA C++: Bernoulli logits, KL, their gradients and the parts of the objective in one pass; and the gradients times a number on the device, which reads and writes nothing where that is 1.</summary>
internal static class FusedSource
{
    public const int Threads = 256;

    /// <summary>Elements that one block adds up, in a fixed order: the same bits in every run.</summary>
    public const int Chunk = 8192;

    public const string Forward = "vaelint_forward";

    public const string Scale = "vaelint_scale";

    public const string Text =
        """
        extern "C" __global__ void vaelint_forward(
          const float* __restrict__ a, const float* __restrict__ x, const float* __restrict__ m, const float* __restrict__ v, float* __restrict__ ga, float* __restrict__ gm, float* __restrict__ gv,
          float* rows, float* loss, float* reconstruction, float* divergence, double* part, unsigned* counter, long long D, int Z, int B, int per, float beta) {
          const long long C = 8192;
          const int row = blockIdx.x / per, c = blockIdx.x % per;
          const long long start = row * D + c * C, end = min(start + C, (row + 1) * D);
          const float scale = 1.f / B;
          float sum = 0.f;
          auto one = [&](float l, float t) {
            const float e = expf(-fabsf(l)), miss = l < 0 ? t : 1.f - t;
            sum += log1pf(e) + fabsf(l) * miss;
            const float g = (miss - e / (1.f + e)) * scale;
            return l < 0 ? -g : g;
          };
          if (D % 4 == 0 && ((size_t)a | (size_t)x | (size_t)ga) % 16 == 0) {
            for (long long i = start + 4 * threadIdx.x; i < end; i += 4 * blockDim.x) {
              const float4 l = *(const float4*)(a + i), t = *(const float4*)(x + i);
              *(float4*)(ga + i) = make_float4(one(l.x, t.x), one(l.y, t.y), one(l.z, t.z), one(l.w, t.w));
            }
          } else {
            for (long long i = start + threadIdx.x; i < end; i += blockDim.x) ga[i] = one(a[i], x[i]);
          }
          double kl = 0;
          if (c == 0) {
            for (int i = threadIdx.x; i < Z; i += blockDim.x) {
              const long long at = (long long)row * Z + i;
              const float e = expm1f(v[at]);
              kl += 0.5 * ((double)m[at] * m[at] + (e - v[at]));
              gm[at] = m[at] * (scale * beta);
              gv[at] = 0.5f * e * (scale * beta);
            }
          }
          __shared__ double sh[2][8];
          __shared__ bool last;
          auto reduce = [&](double p, double q) {
            for (int o = 16; o; o >>= 1) { p += __shfl_down_sync(~0u, p, o); q += __shfl_down_sync(~0u, q, o); }
            if (threadIdx.x % 32 == 0) { sh[0][threadIdx.x / 32] = p; sh[1][threadIdx.x / 32] = q; }
            __syncthreads();
            p = q = 0;
            if (threadIdx.x == 0) for (int w = 0; w < blockDim.x / 32; w++) { p += sh[0][w]; q += sh[1][w]; }
            __syncthreads();
            return make_double2(p, q);
          };
          double2 r = reduce(sum, kl);
          if (threadIdx.x == 0) {
            part[blockIdx.x] = r.x;
            if (c == 0) part[gridDim.x + row] = r.y;
            __threadfence();
            last = atomicInc(counter, gridDim.x - 1) == gridDim.x - 1;
          }
          __syncthreads();
          if (!last) return;
          __threadfence();
          const volatile double* parts = part;
          double total = 0, k = 0;
          for (int i = threadIdx.x; i < B; i += blockDim.x) {
            double p = 0;
            for (int j = 0; j < per; j++) p += parts[(long long)i * per + j];
            const double q = parts[gridDim.x + i];
            rows[i] = p + beta * q;
            total += p;
            k += q;
          }
          r = reduce(total, k);
          if (threadIdx.x == 0) { *loss = (r.x + beta * r.y) / B; *reconstruction = r.x / B; *divergence = r.y / B; }
        }

        extern "C" __global__ void vaelint_scale(float* a, float* b, float* c, long long na, long long nb, long long nc, const float* factor) {
          const float f = *factor;
          if (f == 1.f) return;
          for (long long i = blockIdx.x * (long long)blockDim.x + threadIdx.x; i < max(na, max(nb, nc)); i += (long long)gridDim.x * blockDim.x) {
            if (i < na) a[i] *= f;
            if (i < nb) b[i] *= f;
            if (i < nc) c[i] *= f;
          }
        }
        """;
}
