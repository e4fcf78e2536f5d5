"""Problems of publishing: code to (what is wrong, what to do)."""

PUBLISHING: dict[str, tuple[str, str]] = {
    "bad-host": (
        "The host {found!r} of {key} is wrong.",
        "Write the server's name or IP address alone, such as www.example.org: "
        "no https://, no user, no port, no blank, and no - at its beginning.",
    ),
    "bad-user": (
        "The user {found!r} of {key} is wrong.",
        "Write a login name of the server: letters, digits, - and _, a letter first, such as deploy.",
    ),
    "bad-server-path": (
        "The path {found!r} of {key} is wrong.",
        "Write the whole path on the server, such as /srv/www/site: letters, digits and . _ @ + -, "
        "without blanks and without .. in it.",
    ),
    "bad-local-path": (
        "The path {found!r} of {key} is wrong.",
        "Write the whole path on this machine, such as /srv/www/site, without .. in it.",
    ),
    "bad-branch": (
        "The branch {found!r} of {key} is wrong.",
        "Write a branch that holds the site alone, such as gh-pages: letters, digits and . _ / -.",
    ),
    "bad-remote-name": (
        "The name {found!r} of {key} is wrong.",
        "Write a name that is set up already, such as origin; no address and no command.",
    ),
    "bad-bucket": (
        "The bucket {found!r} of {key} is wrong.",
        "Write a remote's name as rclone's settings have it, a colon and the name of the bucket, "
        "such as oss:my-bucket or oss:my-bucket/site: "
        "two letters or more, of letters, digits and . _ @ + -, and no options.",
    ),
    "bucket-unknown-remote": (
        "rclone's settings have no remote for {remote!r}.",
        "Run rclone config and make one of that name; settings elsewhere are named by the "
        "variable RCLONE_CONFIG.",
    ),
    "bucket-config-locked": (
        "rclone's settings are encrypted and cannot be opened.",
        "Give the password in the variable RCLONE_CONFIG_PASS.",
    ),
    "bucket-host-key": (
        "Nothing proves that {remote!r} is the right server. {reason}",
        "Set known_hosts_file for it in rclone's settings, and compare the host's key with "
        "its administrator.",
    ),
    "bucket-missing": (
        "There is no bucket {remote!r}. {reason}",
        "Check the bucket's name; make it in the provider's console if need be.",
    ),
    "bucket-clock": (
        "{remote!r} does not accept this machine's time.",
        "Set this machine's clock right and deploy again.",
    ),
    "bucket-full": (
        "{remote!r} is full, or closed for want of payment. {reason}",
        "Look at its quota and account in the provider's console and deploy again.",
    ),
    "bucket-denied": (
        "{remote!r} does not let us read or write. {reason}",
        "Check the keys in rclone's settings: they need the rights to read, write, list and delete.",
    ),
    "bucket-certificate": (
        "The certificate of {remote!r} is not right. {reason}",
        "Check the address in rclone's settings and this machine's time.",
    ),
    "bucket-corrupted": (
        "Files were damaged on their way to {remote!r}. {reason}",
        "Deploy again: they are sent anew. If it goes on, have the network checked.",
    ),
    "bucket-unreachable": (
        "{remote!r} cannot be reached, or the connection broke. {reason}",
        "Check the network and deploy again: it goes on where it stopped.",
    ),
    "bucket-failed": (
        "rclone failed on {remote!r}. {reason}",
        "Mend what it says and deploy again: it goes on where it stopped.",
    ),
    "bucket-differs": (
        "{count} files in {remote!r} differ from the build, such as {path}.",
        "Somebody may be changing the bucket at the same time. Deploy again: they are sent anew.",
    ),
    "bucket-foreign": (
        "{count} files stand in {remote!r} where pages belong, and no deploy of ours "
        "published them, such as {path}.",
        "Make sure that this is the right bucket. If they may be replaced, write 'adopt: "
        "yes' for this target; if not, move them away.",
    ),
    "bucket-record": (
        "{path} in {remote!r}, which says what files are ours, cannot be read.",
        "Restore an earlier version of it. If there is none, delete it and write 'adopt: "
        "yes' for this target; old files must then be deleted by hand.",
    ),
    "bucket-archive-public": (
        "The archive {archive!r} lies within the public {remote!r} or in the same bucket, "
        "where anybody may read it.",
        "Give archive a private bucket of its own.",
    ),
    "bucket-archive-incomplete": (
        "Release {release} in the archive is not whole: {path} is missing or changed.",
        "Choose another with deploy --list, or deploy again from its Git revision.",
    ),
    "bucket-release-gone": (
        "Release {release} is not kept.",
        "See with deploy --list which are.",
    ),
    "bucket-locked": (
        "Another deploy has kept {remote!r} all the time.",
        "Wait until it has ended and deploy again.",
    ),
    "bucket-lock-lost": (
        "Another deploy ({home}) began at the same time; this one has stopped.",
        "Wait until it has ended and deploy again.",
    ),
    "bucket-not-as-built": (
        "The file {path} is not as it was built.",
        "Leave what is built as it is and deploy again.",
    ),
    "rclone-missing": (
        "There is no rclone, which publishing to a bucket needs.",
        "Run: python -m pip install -r requirements-deploy.txt",
    ),
    "rclone-old": (
        "rclone is too old ({program}, {found}); {oldest} or newer is needed.",
        "Run: python -m pip install -r requirements-deploy.txt",
    ),
    "rclone-broken": (
        "rclone ({program}) does not run: {reason}.",
        "Install it again: python -m pip install --force-reinstall -r requirements-deploy.txt",
    ),
    "missing-choice": (
        "{key} is missing.",
        "Add a line {key!r}, one of: {choices}.",
    ),
    "deploy-program-missing": (
        "The program {program} was not found; publishing needs it.",
        "Install {program} (Debian, Ubuntu: apt-get install openssh-client rsync git).",
    ),
    "deploy-program-failed": (
        "{program} failed: {reason}",
        "Mend that and deploy again; the site has not changed.",
    ),
    "deploy-no-history": (
        "The site folder has no Git history ({reason}): nobody could tell what was published.",
        "Commit it first, or add --dirty.",
    ),
    "deploy-uncommitted": (
        "{count} changes are not committed, such as: {paths}.",
        "Commit them first, or add --dirty.",
    ),
    "deploy-changed-meanwhile": (
        "The content changed while the site was built.",
        "Deploy again when the changes are committed.",
    ),
    "deploy-output-changed": (
        "The built file {path} is not what the build has recorded: another program or the disk has "
        "changed it.",
        "Deploy again with --clean; if it stays, check the disk.",
    ),
    "deploy-removes-too-much": (
        "This would remove {removed} of the {whole} live pages, more than {most} %.",
        "Check whether content was deleted or made a draft or a sample by mistake. Otherwise add "
        "--allow-removals.",
    ),
    "deploy-held": (
        "This revision ({revision}) was rolled back and is held from automatic deploys.",
        "Mend the content and commit; or let it go by deploy --unhold.",
    ),
    "deploy-no-target": (
        "site.yaml does not say where to publish.",
        "Write deploy: with a target, such as - {{name: live, type: ssh, host: www.example.org, "
        "path: /srv/www/site}}.",
    ),
    "deploy-type-unknown": (
        "This version cannot publish to a target of this type.",
        "Choose another type, or update the program.",
    ),
    "deploy-place-taken": (
        "A folder or file stands at {path}, where the link of the site belongs; it was left alone.",
        "Move it away first (such as mv {path} {moved}) and deploy again.",
    ),
    "deploy-link-foreign": (
        "{path} is a link that no deploy has made; it was left alone.",
        "See where it leads; remove it if nobody needs it, and deploy again.",
    ),
    "deploy-record-damaged": (
        "The record of the live release {name} is damaged or missing; it was left alone.",
        "See which releases are kept (deploy --list), let the link lead to one: ln -sfn {releases}/RELEASE "
        "{link}, and deploy again. If there is no other, remove the link: rm {link}, and deploy again; until "
        "then there is no site.",
    ),
    "deploy-bytes-differ": (
        "{count} files there have other bytes than were built, such as {path}. The live site was left "
        "as it was.",
        "Deploy again, or roll back to another release (deploy --list); if it stays, check the disk and "
        "the line.",
    ),
    "deploy-nothing-live": (
        "Nothing has been published here yet.",
        "Deploy first.",
    ),
    "deploy-no-such-release": (
        "There is no such release to go back to ({id}).",
        "Others that are kept: {kept}.",
    ),
    "deploy-rollback-failed": (
        "The rollback to {id} has failed.",
        "Try again, or another release.",
    ),
    "deploy-rolled-back": (
        "{url} shows other bytes than were published ({detail}); rolled back to {back}.",
        "Check the server's settings (its root, caches, what rewrites pages), then deploy by hand.",
    ),
    "deploy-live-wrong": (
        "Published, but {url} shows something else ({detail}).",
        "Check the address in site.yaml, the server's root, the CDN; deploy --rollback goes back (to "
        "{back}).",
    ),
    "deploy-live-blocked": (
        "Published, but the server's settings are old: at {url} {detail} blocks the page's scripts.",
        "Run hosting again, put what it writes on the server, and reload it.",
    ),
    "deploy-live-old": (
        "Published, but {url} still shows the old site ({detail}).",
        "Wait some minutes; then refresh the CDN, and check the server's root (the release before: {back}).",
    ),
    "deploy-live-not-404": (
        "Published, but the removed page {url} still answers ({detail}) where 404 is due.",
        "Check the server: 404 for what is not there, no lists of folders; or the CDN has yet to ask again.",
    ),
    "deploy-live-silent": (
        "Published, but {url} gave no answer ({detail}).",
        "Check the domain, the certificate, the server; the files are there (the release before: {back}).",
    ),
    "deploy-locked": (
        "Another deploy has not finished: {owner}; waited for {minutes} minutes.",
        "Deploy again when it has. The lock of a killed deploy expires after {seconds} seconds.",
    ),
    "deploy-lock-lost": (
        "The line was lost for so long that another deploy has taken over; nothing was switched.",
        "Deploy again.",
    ),
    "deploy-host-unknown": (
        "The key of {host} is not known; nothing was sent.",
        "Compare its fingerprint (ssh-keygen -lf on the server), then run ssh {host} once and accept it.",
    ),
    "deploy-host-changed": (
        "The key of {host} has changed: somebody may pretend to be it; nothing was sent.",
        "Ask its administrator; after a new installation run ssh-keygen -R {host} and confirm the new one.",
    ),
    "deploy-denied": (
        "{host} refuses the login ({reason}).",
        "Check the user, put your public key into its ~/.ssh/authorized_keys, and run ssh-add.",
    ),
    "deploy-unreachable": (
        "{host} cannot be reached: {reason}.",
        "Check the line, the host and the port, and deploy again.",
    ),
    "deploy-server-talks": (
        "{host} greets programs with text ({reason}).",
        "Let ~/.bashrc of this user print nothing where nobody reads it, and deploy again.",
    ),
    "deploy-server-full": (
        "The server's disk is full; nothing was switched.",
        "Make room on it, or keep fewer releases (keep in site.yaml), and deploy again.",
    ),
    "deploy-server-denied": (
        "The user may not write on the server: {reason}.",
        "Let it write the folder in which the site stands (chown), and deploy again.",
    ),
    "deploy-server-lacks": (
        "The server lacks a program: {reason}.",
        "It needs sh, rsync and sha256sum (Debian, Ubuntu: apt-get install rsync coreutils).",
    ),
    "deploy-branch-foreign": (
        "The branch {branch} holds what no deploy has published; it was left alone.",
        "Choose a branch for the site alone, such as gh-pages, or delete this one first.",
    ),
    "deploy-pushed-meanwhile": (
        "Somebody else has changed the branch {branch} meanwhile; it was not overwritten.",
        "Deploy again.",
    ),
    "deploy-no-remote": (
        "Git has no remote called {remote}.",
        "See git remote -v; add it by git remote add.",
    ),
}
