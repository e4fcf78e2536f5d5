"""Settings of all tests: how many examples Hypothesis tries, and which."""

from hypothesis import HealthCheck, settings

# No example fails for being slow (a busy machine is no bug). `make test` tries the same examples every time;
# `make test-long` chooses the other profile with --hypothesis-profile.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("default", _PATIENT, derandomize=True)
settings.register_profile("long", _PATIENT, derandomize=False, max_examples=1000, print_blob=True)
settings.load_profile("default")
