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
    "bad-bucket-path": (
        "The path {found!r} of {key} is wrong.",
        "Write the name of a bucket and, if you like, a folder in it, such as my-bucket/site.",
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
        "The record of the release {path} is damaged or missing.",
        "Remove the link that leads to it (the link alone) and deploy again.",
    ),
    "deploy-bytes-differ": (
        "{count} files arrived with other bytes, such as {path}. The live site was left as it was.",
        "Deploy again; if it stays, check the disk and the line.",
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
