"""The places where a site can be published, each as a ``Target``."""
