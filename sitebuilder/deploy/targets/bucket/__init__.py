"""Object storage buckets, reached with rclone.

``target`` implements ``Target``; ``publish`` sends and removes files in the order of ``order``; ``record`` is
our record in the bucket, ``archive`` keeps releases, ``lease`` is the lock; ``storage``, ``rclone`` and
``daemon`` run the program.
"""

from sitebuilder.deploy.targets.bucket.target import Bucket

__all__ = ["Bucket"]
