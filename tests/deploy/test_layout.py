"""What a release takes over from the one before, and which releases are removed."""

from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.deploy.hosting.caching import is_fingerprinted
from sitebuilder.deploy.targets.layout import decode_list, encode_list, files_to_carry, outdated_releases

_STYLE = "assets/site.0123456789.css"
_OURS = ["index.html", "index.html.br", _STYLE, f"{_STYLE}.gz", ".manifest.json", "release.json"]
_PATHS = st.sampled_from([*_OURS, "assets/x.abcdef0123.js", "CNAME", "uploads/a.pdf"])
_SETS = st.frozensets(_PATHS)


@given(_SETS, _SETS, _SETS, _SETS)
def test_nothing_new_or_missing_is_carried_over(found, known, manifest, files):
    carried = files_to_carry(found, known, dict.fromkeys(manifest, ""), files)
    assert set(carried.paths) <= found - files
    assert len(carried.paths) == len(set(carried.paths))
    assert not set(carried.ours) & set(carried.foreign)
    # What others have put there stays, and of deploys' files only what pages name by its content.
    assert set(carried.foreign) == found - files - manifest_files(manifest, known)
    assert all(is_fingerprinted(path.removesuffix(".gz").removesuffix(".br")) for path in carried.ours)


def manifest_files(manifest: frozenset[str], known: frozenset[str]) -> set[str]:
    old = {path for path in manifest if is_fingerprinted(path)}
    old |= {path + ending for path in old for ending in (".gz", ".br")}
    outputs = {*manifest, ".manifest.json"}
    likely = {"release.json", *outputs, *(path + ending for path in outputs for ending in (".gz", ".br"))}
    return {*(known or likely), *old}


@given(_SETS)
def test_a_list_of_files_is_read_as_it_was_written(paths):
    assert set(decode_list(encode_list(paths))) == paths


@given(
    st.frozensets(st.integers(0, 30).map(lambda day: f"202611{day:02}T000000Z-0000000"), min_size=1),
    st.integers(2, 9),
)
def test_the_newest_releases_and_always_the_live_one_and_the_one_before_it_are_kept(releases, keep):
    for live in releases:
        for before in (live, min(releases)):
            kept = releases - set(outdated_releases(releases, [live, before], keep))
            assert live in kept and before in kept and set(sorted(releases)[-keep:]) <= kept
            assert len(kept) <= keep + len({live, before})
