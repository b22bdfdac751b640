<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
<name>XO Lite Desktop</name>
<message>
<source> (HA is off)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source> and {count} more</source>
<translation type="unfinished"></translation>
</message>
<message>
<source> · HA {priority}, order {order}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source> … {count} in all</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>% of one CPU, 0 for none</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>%Y-%m-%d</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>(VM is gone)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>(also {shown})</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>(disk is gone)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>(empty)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>(gone)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>(host is gone)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>(network is gone)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>(no name)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>(not said)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>, Secure Boot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>, shared</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>1 day</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>1 h</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>1 hour</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>1 week</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>1 year</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>10 min</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>10 minutes</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>2 h</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>2 hours</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>256 is usual</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>256, the default</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>80×24 · Shift+Page Up scrolls back</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A LUN must be chosen</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A VM interface is active on {network}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A VM or another operation uses the disk.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A VM that has just started gets its console after some seconds.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A VM that is gone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A bond member cannot be plugged by itself</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A bond needs two members or more</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A bond of {object} lost a link or got one back</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A certificate authority of the pool expires within 14 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A certificate authority of the pool expires within 30 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A certificate authority of the pool expires within 7 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A certificate authority of the pool has expired</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A certificate of a remote system could not be verified</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A certificate of that name exists</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A chart has one axis: choose data sources of one unit.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A chart shows {most} curves at most.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A class string in the event subscription is malformed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A console you work with is given the text you copy.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A date, such as 2026-11-22</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A device of {object} failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A disc</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A disc that is in its drive now is ejected first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A disk of {VM} cannot be attached</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A failed task of yours is told for a moment at the lower right.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A figure</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A guest that switches itself off or restarts ends its console, and so does a limit on idle consoles.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A host cannot reach the heartbeat disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A host in maintenance takes no VMs.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A host joins the cluster</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A host leaves the cluster</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A host refuses the new coordinator now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A local user of the host, such as root, can still sign in.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A member must keep a management interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A name is needed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A needed interface is not plugged</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A network is needed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A paravirtual guest boots from it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A physical volume could not be read</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A plug-in of the host failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A record field has the wrong type</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A required parameter is missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A running VM has it at once.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A running guest with tools sees it at once, others from their next start.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A scheduled snapshot failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A scheduled snapshot waited too long for the one before</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A scheduled snapshot was missed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A scheduled snapshot was taken</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A snapshot could not keep changed block tracking</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A snapshot keeps the disks of a VM, and if wanted its memory, as they are at one moment.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A snapshot of {object} was taken</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A snapshot of {object} with its memory was taken</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A snapshot schedule could not sign in</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A syslog server; empty for logs on the host alone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A tab by its number</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A target IQN must be chosen</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A task of the pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A template cannot be started. VMs are made from it, and it can be turned back into a VM.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A third-party hook script on the host failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A whole number is needed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>A {kind} that is gone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>About XO Lite Desktop</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Accept a host without asking if an authority that this computer trusts vouches for it. For connections made from now on.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Access</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Activate</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Activating {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Active</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Acts on</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Add</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Add TPM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Add TPMs to</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Add a DVD drive while the VM is off.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Add a tag</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Add an ISO library, or rescan the one there is.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Add the tag “{tag}” to {whom}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Adding a TPM to {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Adding a network interface to {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Addresses</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>After losing the largest host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>After this, the pool could not restart all protected VMs when hosts fail.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Age</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Alarm</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Alarms</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Alarms and events</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All alarms</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All curves of a chart share one axis, so they must be of one unit.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All fields</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All four memory limits must be equal</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All interfaces {measure}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All objects</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All processors</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All running VMs of an anti-affinity group are on one host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All running VMs of the vApp are asked to shut down.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>All traffic</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allocated</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allocated to disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allocated to running VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allocations of the toolstack</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allow deletion</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allow deletion for</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allow shutdown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allow shutdown for</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allowed addresses</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allowed now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allowing the deletion of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Allowing the shutdown of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Also {count} taken after it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Alt+F4</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Alt+Print Screen</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Alt+Tab</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Always all of it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>An administrator has blocked this for {object}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>An argument has the wrong type or encoding</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>An object with this key already exists</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Announced by the pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Another host became the coordinator</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Another network is changed at once; anything else replaces the interface by one like it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Another operation is going on: {operation}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Another pool answers at {endpoint}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Any time</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Appearance</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Apply</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Apr</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Arguments</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Arrange the objects</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>As a list</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>As at first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>As the network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>As the network says</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ask an administrator of the pool for a role.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ask an administrator of the pool for the role of a VM operator or a higher one.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ask an administrator of the pool.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ask before a shutdown, reboot or suspend. What destroys data is always asked about.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ask before interrupting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ask them to close it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Asking the keyring…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>At least</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>At most</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>At most {most} objects can be dropped at a time.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Attach</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Attach a disk to {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Attach disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Attached</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Attached as</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Attaching a disk to {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Attaching {SR} failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Aug</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Authority</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Auto power on</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Automatic</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>BIOS</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>BIOS strings</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>BIOS strings can be set only once</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Back</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Back (Alt+Left)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Back to the usual charts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Backup of the pool's data failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ballooning</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Behind</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Belgian</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Between 1 and {most} are possible</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Blocked operations</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Bond changed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Bond members must be on one host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Boot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Boot and CPU</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Boot loader</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Boot order</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Bootable</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Both must have the same API version</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Both must have the same database schema</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Both must run the same product version</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Bridge</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Bring it back</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Btrfs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Build</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Built</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Built-in templates cannot be deleted.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Bus path</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Busiest VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>By Windows Update</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>By folder</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>By host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>By schedule</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>By tag</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>By the guest tools</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CA certificates of the same name differ</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CBT</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CBT metadata</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CD drives must be read-only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CHAP user</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU cap</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU features</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU flags</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU or configuration differs too much from the pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU usage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU usage of {object} is high</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU vendor</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU weight</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CPU {number}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Call and owner</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Came with the pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Canadian (French)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Cancel</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Cancel {title}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Cancelled</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Cancelling</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Cannot become local while several hosts use it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Cannot migrate to an older host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Cap</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ceph RBD</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>CephFS</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Certificate checking failed between the joining host and the pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Certificate expires soon</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Certificates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Change firmware</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Change memory and vCPUs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Changed block tracking did not survive a change of size</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Changed block tracking of a disk is not reliable any more</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Changed elsewhere to “{value}” meanwhile.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Changing its interfaces would cut networks that are in use.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Changing memory and vCPUs of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Changing the firmware of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Changing the vApp of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Changing the {what} of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Changing {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check CHAP and the target's access list. The storage driver says: {text}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check both. The password is that of the host, or of the directory the pool uses.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check cables, switches and the storage target; the number of paths is on the page of the storage.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check name servers, clock and the domain controller.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check that the address belongs to an XCP-ng or XenServer host and not to a proxy.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check that the address belongs to an XCP-ng or XenServer host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check that the host has power and network.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check that the storage can be reached from the host, and connect it again.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check the address and the port (443 unless another is given), and that no firewall is in the way.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check the boot disk and the boot settings of the VM.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check the cables and the switch ports of its interfaces.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check the clocks of the host and of this computer.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check the connection of the storage.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check the guest's boot loader, the pool's Secure Boot certificates, or switch Secure Boot off for this VM.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check the heartbeat network and the storage of the state file.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Check the storage that high availability uses. Until it is back the pool cannot survive a failure.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Checksums in the file do not match</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Choose a storage for suspend images in the pool's properties.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Choose another folder, or make room on the disk, and try again.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Choose another host, or connect the host to the network.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Choose at least one data source.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Choose one in the pool's properties. This is about {SR}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Class</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clear</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clear filter</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clear finished</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clear {title}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clipboard from the guest</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clipboard to the guest</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clock differs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Cloned</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Cloning</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Close</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Close anyway</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Close consoles of this VM elsewhere: a host may allow only a few at a time.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Close the notifications (Esc)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Close window</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clustered</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clustering is off on the host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Clustering is on</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Columns</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Comma-separated values (*.csv)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Command to run on the host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Compare</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Compare the fingerprint with the one the host itself shows before you trust it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Compare {name} with</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Compare…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Compress migrations</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Configuring {PIF} failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect a storage repository first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect again</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect again to see the pool that answers there now.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect again.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect as {user}, without the password</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect once</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect the storage to its hosts.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect the storage to the host, or choose another host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect to a pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect to a pool — XO Lite Desktop</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect to another pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect to the coordinator. If it is gone for good, another host must be made coordinator.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect to {address}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connect with a password…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connected to</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connected to no host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connecting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connecting to the console…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connecting to {address}…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connecting to {host}…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connecting {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connection</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connection lost</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Connection lost {time} ago. What is shown may be out of date.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Console</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Consoles</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Contains</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Content</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Contents</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Control domain</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Control domain short of memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Convert to VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Convert to template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Converting {name} to a VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Converting {name} to a template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Coordinator</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copied</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy UUID</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy UUIDs of</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy all rows</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy as text</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy code</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy fingerprint</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy it, and change the copy.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy or export</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy report</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy the selected rows</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy {label}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copy {what}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copying</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copying the disk failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Copying {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Crash dump</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Crash dump storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Crashed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Created</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Critical</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Critical and serious</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+Backspace</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+Del</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F1</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F1 to F12</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F10</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F11</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F12</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F2</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F3</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F4</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F5</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F6</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F7</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F8</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Alt+F9</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ctrl+Shift+Esc</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Curves of {chart}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Custom</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Custom fields</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>DHCP</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>DNS</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>DVD</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>DVD drive {position} of {vm}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Danish</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dark</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dark theme</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dashboard</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Deactivate</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Deactivate them first, or shut the VMs down.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Deactivating {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dec</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Default</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Default locking mode</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Default storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Del</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Delete</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Delete snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Delete vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Delete {whom}?</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Deleting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Deleting the snapshot {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Deleting the vApp of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Deleting {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Description</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Detach</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Detach it from them first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Detach shared storage from the joining host first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Detach the disk or wait until the operation has ended.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Detached</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Detaching {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Details</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Details of {title}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Device</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Directory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Directory (AD) settings differ</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disable it on the host first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disabled</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disabled: no traffic</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disc in the drive: {label}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disconnect</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disconnect the storage first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disconnected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disconnected. What is shown is how the pool was.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disconnecting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disconnecting {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Discs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk UUID</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk activity</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk and memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk hotplug</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk latency</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk of the control domain filling up</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk operations</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk read / written</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk throughput</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk usage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk usage of {object} is high</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk · none</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disk · {size} allocated</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks and drives attached to this object are listed here.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks and memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks busy for long</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks of VMs, their snapshots and images for drives are listed here.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks of a suspended VM are missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks of {object} are being merged</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks of {object} could not be merged</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks of {object} were merged</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks only grow, and it has {size} now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Disks that other VMs have are not offered: two writers spoil each other’s data.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dismiss</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dismiss all shown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dismiss {messages}?</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dismissing {notifications}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Distribution</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Do not restart</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dock</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Domain</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Done</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Driver</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Driver type</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dummy</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Duplex</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dynamic</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Dynamic memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Each gets a colour; the charts are those that all of them have.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Each host that is meant to reach this storage has a connection here.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit chart</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit chart…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit description</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit network interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit tags</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit the value instead.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit {label}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Edit {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Eject disc</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Eject discs of</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Eject the disc first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ejecting the disc of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Elsewhere</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Emptied elsewhere meanwhile.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Empty the filter</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Encrypted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>End the comparison</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>End the comparison first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ended</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>English</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>English (UK)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>English (US)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>English (US, Dvorak)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>English (US, international, dead keys)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Enter</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Enter a user name.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Enter a whole number from {least} to {most}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Enter the name or address of a host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Enter the password of {text} to sign in.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Enter the password.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Esc</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Evacuate {host} before applying updates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Evacuating</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Event</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Events</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Events only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Every disk this VM can reach belongs to a VM. Make a new one instead.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Everything applies at once and to all windows.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Everything is loaded anew by itself.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Everything on it is gone for good.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Examine the connection</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Expired {date}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Export as CSV or JSON…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Export failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Export what is shown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Exported by an incompatible product version</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Exporting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>F11. Ctrl+Alt gives the keyboard back to the window.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>F12</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>F2</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>F8</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>FCoE</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Fast: shares what does not change</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Features</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Feb</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Field</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>File system used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Filter</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Filter VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Filter discs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Filter fields</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Filter messages</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Filter the tree</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Filter {noun}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Filter {objects}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Filter {what}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Find out why before going on: a renewed certificate is harmless, a stranger in the middle is not.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Finish the upgrade of all hosts first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Finnish</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Firmware</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Firmware of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>First connection to {endpoint}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Fit</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Fit to the window</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Fold tasks away</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Fold {title} away</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Folder</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Folders</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Follow the present (End)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>For new VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Force a shutdown and start the VM anew; what was only in its memory is lost.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Force reboot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Force shutdown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Force the shutdown of the VM.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Force vApp shutdown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Forcing the vApp of {name} off</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Forcing {name} off</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Forcing {name} to reboot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Forget this pool and its certificate</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Format</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Forward</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Forward (Alt+Right)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Français</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Free</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Free memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Free memory in the guest</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Free memory on a host, take a host out of maintenance, or check the VM's storage and networks.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Free space on the storage, or choose another one.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Free space on this storage: delete snapshots or disks that nobody needs, or move disks elsewhere.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Free space there, or choose another storage for suspend images.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>French</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Full</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Full screen</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Full screen of a console, while it is shown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Full: every byte is copied</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Fullest storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>GFS2</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Gateway</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>General</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>General storage driver error</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Generation ID</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Generic</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>German</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>German (no dead keys)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Give it at least one vCPU.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Give it more memory.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Give the chart a title.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Give the host a new certificate.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Give the keyboard back from a console</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>GlusterFS</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Go to {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Go to {text}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Going back to {snapshot} failed.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Going on</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Grab system keys</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Graphics</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Guest</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Guest OS</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Guest agents</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Guest tools</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Guests did not free memory when asked</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HA enabled, tolerates {tolerated}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HA heartbeat does not reach some hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HA is just being disabled</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HA is just being enabled</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HA is still armed on {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HA needs more hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HA state file</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HA-protected VMs need shared, plugged storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HA-protected VMs need {network} on all hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HTTP CONNECT</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>HVM guests need read-write disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Half</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Halted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Halted VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hardware</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Has the tag “{tag}” already.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Heartbeat disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Help</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hide both certificates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hide code</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hide details</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>High availability</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>High availability could no longer keep its promise</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>High availability is off</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>High availability is on</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>High availability will not bring it back: it stays so until somebody starts it again.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>High availability would start it again.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>History</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hold Alt</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hold Ctrl</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hold Windows key</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Home host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Home host {home}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Host interfaces</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Host interfaces still use the network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Host name</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Host name, to replace the trusted certificate</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Host state</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hosts by memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hosts did not find each other by storage and network heartbeat</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hosts of the pool run different versions now.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hosts show the console of VMs that run on them, and of no others. The host says: {words}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hosts that cannot run it say why.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>How the next console is opened first; the other way is tried if it does not work.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>How the next console is shown first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>How windows look.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Hungarian</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>I/O error</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>IGMP snooping</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>IOMMU</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>IP address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>IP mode</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>IPv4 addresses</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>IPv4/IPv6 primary address types differ</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>IPv6 addresses</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>ISCSI discovery failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>ISCSI login failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>ISO library</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Image formats</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Images (*.png)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Importing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>In bond</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>In no folder</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>In the drive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>In use now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Insert</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Insert a disc into {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Insert disc</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Insert guest tools disc</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Insert guest tools discs into</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Inserting a disc into {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Inserting the guest tools into {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Install a new certificate on the host. It will be asked about here once, since it is pinned.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Install the guest tools in the VM, or use the forced form of this action.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Installed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Interfaces connect this object to networks of the pool.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Interfaces of VMs on this network are listed here.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Internal</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Internal to a host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Is in no folder.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Is in this folder already.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Issued by</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Issued to</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It can be forced, at the risk that the guest crashes.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It contains characters that cannot be seen: {names}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It counts from the next start. A system installed with one does not start with the other.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It does not know the call {method}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It goes on where it was suspended.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It goes to the server encrypted weakly, everything after it not at all. Only its first 8 characters count.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It has no firmware.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It has {found} where {expected} was expected.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is a library of discs, or a drive.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is a snapshot or a control domain.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is being cancelled already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is connected to another host already.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is copied, then the old one goes.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is not known how this ended</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is not the one that was trusted before. Nothing was sent. The new fingerprint is {fingerprint}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is running: only what can be changed live is offered.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is shorter than 2048 bits, which is weak by today’s measure.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is signed with a hash that can be forged.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is suspended: the memory that was saved is thrown away.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is the first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is the first disk of its VM, which may not start without it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is the last</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is tried again by itself.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is tried again in a few seconds.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It is used by {object}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It keeps running while it moves to another host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It must be protected from that first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It must be: static minimum, dynamic minimum, dynamic maximum, static maximum.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It needs an emergency transition to coordinator.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It needs another role than {role}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It needs at least {least}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It needs {needed}, and {available} is free.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It needs {requested}, and {maximum} is free.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It says how a new VM is to be, and a system is still to be installed.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It says: {message}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It says: {stderr}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It says: {stdout} {stderr}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It stays there when another object is chosen here.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It takes at most {most}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It takes no VMs until it has rebooted.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It was added while the VM ran, and is there after its next start.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It was cancelled before it ended.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It was made for a time that has not begun.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>It was made for a time that is over.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Italian</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its VMs stay as they are. Only their order and belonging are given up.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its boot loader failed: {message}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its certificate is self-signed, so nothing vouches for it but you.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its console comes back by itself.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its console comes back there by itself.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its console service does not run.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its device model {name} did not start: {message}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its disks and settings become what they were at {snapshot}. What came after is lost.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its head would have {size} bytes, and hosts refuse more than about 1,000. Nothing was sent.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its management interface has no IP address.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its memory is saved to storage. It does nothing until it is resumed.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its platform settings (no migration, or nested virtualisation) keep it where it is.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its screen is saved with its memory.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its state is {health}; suggested is: {fix}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its storage cannot be migrated.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Its toolstack is not ready yet.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Jan</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Jul</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Jun</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Keep as it is</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Keep as it is and start anew</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Keeps the session of this sign-in in {place}, so that you come back without the password.
The password is never kept. The pool ends the session when you sign out, or after 24 hours without use.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Keeps what is on its disks now, to go back to.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Kernel</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Key</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Key and certificate do not belong together</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Keyboard shortcuts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Keys</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Keys such as Alt+Tab go to the console that has the keyboard.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>KiB/s, 0 for none</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Kind</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Kind of object</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>LAN</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>LVM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>LVM over FCoE</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>LVM over HBA</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>LVM over iSCSI</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>LVM volume could not be deactivated (in use)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Language</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Largest disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Last 30 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Last 7 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Last day</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Last heard of</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Last hour</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Last shutdown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Last update</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Latency</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Layout in the guest</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Leave full screen</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Leave read-only mode in the status bar or in the View menu.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Left out</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Left out, since this layout has no keys for it: {owner}{more}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Let all hosts take their time from the same NTP servers.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Let it run again afterwards</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Licence</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Light</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Light theme</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Limit</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Link</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Links</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>List</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Live</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Live disk migration needs a running VM that has {VDI}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Live memory of the toolstack</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Live patching</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Load</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Load for each processor</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Load of the host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Loading</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Loading the pool…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Location</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Locked</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Locking</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Log destination</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Log disk of the control domain filling up</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Log file system used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Look at its console and the logs of its guest, and start it again if it did not come back.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Look at its console for the reason.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Look at its console: a program may be waiting for an answer. Forcing the shutdown is like pulling the plug.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Look at the host's power, hardware and network; VMs that are protected were started elsewhere.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Look at the kernel log of the host (dmesg); failing hardware is a common cause.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Look at the object before you try again. It is not tried again by itself.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Look at the value again, then edit it anew.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Looking for the system’s keyring…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Looks for updates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Lower the number of host failures to tolerate, or the priority of some VMs.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Lower the number of vCPUs, or choose a larger host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>MAC</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>MAC address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>MTU</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Made for</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Made from</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Maintenance</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Make VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Make disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Make read-only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Make template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Make this window read-only now?</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Make vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Making a DVD drive for {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Making a VM from {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Making a disk for {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Making a template from {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Making a vApp with {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Managed by XAPI</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Management</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Management VLANs differ</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Management addresses</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Management must be on a physical NIC, not a bond or VLAN</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Manages one XCP-ng or XenServer pool per window, straight through its own interface.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Mar</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Maximum vCPUs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>May</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Mean read latency</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Mean write latency</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory and vCPUs of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory free</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory free in the guest</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory free in the toolstack</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory in total</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory in use</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory in {object} runs out</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory of the toolstack</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory of {object} runs out</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory reclaimable</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory reclaimed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory running short</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory usage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory wanted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Memory · {size}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Messages</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Metadata</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Migrate</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Migrate some of them to other hosts.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Migrate {whom}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Migrate {whom} to {host}…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Migrated</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Migrating</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Migrating {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Migration network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Minor</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Mirroring a disk to the destination failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Mode</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>MooseFS</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>More</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>More actions</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>More for {chart}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>More to add</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Mounting the NFS share failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Mounting the SMB share failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Move</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Move down</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Move them or shut them down first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Move up</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Move {whom}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Move {whom} into the folder “{folder}”</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Moving it from {source} to {destination} failed: {message}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Moving {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Multipathing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>NFS</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>NFS version</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>NIC</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>NICs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Name</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Name or address, such as xcp-01 or 10.0.0.11:443</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Needs Open vSwitch on all hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Neither the VM nor the pool names a storage for suspended memory.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nested virtualization</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Netmask</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Network busy for long</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Network cards of this host, and the bonds made of them, are listed here.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Network hotplug</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Network in / out</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Network usage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Network usage of {object} is high</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Network · last hour</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Network · {count}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Networks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Networks connect VMs with each other and, over the hosts' interfaces, with the world.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New DVD drive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New DVD drives for</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New VM from snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New VM from template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New VM from {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New VMs are made from templates: those that came with the pool, and VMs that were made one.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New chart</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New disk for {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New network interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New network interface for {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New tag</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New template from snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New template from {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>New window of this pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Newest alarms</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Next tab</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Next try in {time}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Next try now.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No ISO library with an image in it is known.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No NFS service on that server</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No NIC has this MAC address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No VLAN on a VLAN</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No VM has an interface here</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No VM is running here. Start one to see its screen.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No VM runs on this host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No answer came within {seconds} s.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No connection could be made: {reason}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No destination network was given for {VIF}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No destination was given for {VDI}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No disc</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No disc in the drive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No disc in the host's drive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No enabled host has the memory, storage, networks and devices that the VM needs.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No failover plan exists for the protected VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No fast copy: {reason}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No free SR-IOV virtual function</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No free physical GPU in the group on that host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No host can run this VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No host is connected to this storage: nobody measures it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No host of the pool can be reached.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No iSCSI service at that address and port</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No installed update waits for a restart. The list of updates was fetched {date}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No installed update waits for a restart. What could be installed is not in this pool's records.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No link</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No message is chosen</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No more than {count} can be told apart.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No network cards</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No network interfaces</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No networks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No place to keep the memory of {VM}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No quiesced snapshots of {VM}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No room to create the template's disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No running or suspended VM allowed on the joining host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No secure connection to {endpoint}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No snapshots</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No storage is connected to this host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No storage of the pool takes disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No storage that says how full it is</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No such certificate</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No such device</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No such role</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No such storage driver on the host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No templates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No temporary room on the source storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No {class} has this uuid</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>No, switched off for the pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>None</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>None known to be missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>None recorded</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>None: VMs of one host among themselves</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>None: VMs reach each other only on the same host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>None: wherever there is room</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Normal</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Norwegian</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not a PEM X.509 certificate</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not a valid MAC address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not active</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not all applied</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not attached</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not connected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not connected to</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not connected to a pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not connected: figures come again when the connection stands.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not detected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not enough free memory on the host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not enough room for the update</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not enough space on the storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not known</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not known while the VM is not running</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not known while the host is unreachable</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not needed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not possible on a physical device</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not possible while running</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not possible while {VM} uses nested virtualisation</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not possible with disks that reset on boot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not running</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not running, and no host has kept figures of it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not running. Its past is being read…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not running: these are the figures until {moment}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not signed in</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Not while the pool is being upgraded</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing is compared</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing is selected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing is selected that this applies to</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing is sent that would change the pool.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing is sent that would change the pool. Press to leave this mode.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing matches</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing matches. Names of objects, actions, and both together are searched.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing matches. Words are looked for in names, descriptions, tags, addresses and UUIDs.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing to show. Alarms and events of the pool appear here; the filters may hide some.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing wants attention.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing was ever heard from the guest</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing was sent. Its fingerprint is {fingerprint}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nothing was taken back</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Notifications</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Notifications of the system</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Notifications, {alarms}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Nov</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Object</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Objects of the pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Oct</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Of VMs that are gone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Off</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Off: dynamic limits are equal</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>On</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>On no host interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>On storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>On the host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>On, overcommitted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>One window is one pool. Enter any host of it; the coordinator is found by itself.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only ISO images can go into a CD drive.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only RSA keys are supported</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only VMs can be migrated.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only a fresh clone of a template can be provisioned</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only changes of settings made in this window can be taken back.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only from its own addresses</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only its fingerprint can be compared.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only mine</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only one LUN may back this storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only one bond member may have an IP configuration</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only the local root account may do this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Only to a snapshot can be reverted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Open</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Open files of the toolstack</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Open the disc in the guest and start the installation there.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Operations</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Options</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Order</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Order of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Other</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Other VMs are made from it, so it stays as it is.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Other VMs use {VDI} as well</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Outcome unknown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Overcommitment allowed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Overhead</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Overview</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Overwrite</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Paravirtual · {loader}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Partly connected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Password</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Password of {address}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Paste</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Paste as keystrokes</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Paste as keystrokes…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Patches</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Path</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Paths of {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Paths to storage were lost or came back</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Pause</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Paused</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Pausing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Pausing {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Performance</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Physical drives</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Physical interfaces cannot be destroyed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Pinned to CPUs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Pixel for pixel</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Pixel for pixel (1:1)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Planned for</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Polish</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Pool CPU · last hour</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Port</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Portals</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Portuguese</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Portuguese (Brazil)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Position</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Possible while running</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Possible, not used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Power</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Presented now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Press {keys} too: in a shell each line runs as it is typed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Previous tab</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Print Screen</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Priority</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Processor</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Processor model</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Processors</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Processors busy for long</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Processors · {count}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Product</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Properties</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Protect fewer VMs, shut some down, or add memory.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Protect fewer VMs, shut some down, or add memory: the failures to tolerate cannot be guaranteed.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Protect from deletion</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Protect from deletion for</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Protect from shutdown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Protect from shutdown for</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Protecting {name} from deletion</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Protecting {name} from shutdown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Provider</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Provisioned</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Provisioned · {size}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Provisioning</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Purpose</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Put it into maintenance first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Put one into an ISO library, or install the tools from the guest’s own repositories.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Questions</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Quit</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>RSA keys must have 2048 to 4096 bits</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Raise the lower end of its dynamic memory range. This is about {VM}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Ranked by {measure}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Rate limit</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Read and write</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Read by all hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Read only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Read, all disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Read-only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Read-only mode</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reading figures…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reading or writing the disk data failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reads of all hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reads, all disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reboot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reboot the host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Rebooted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Rebooting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Rebooting {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Received, all interfaces</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Recent</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Recent pools</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reconnecting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Redo log</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reference</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Refused because {host} is alive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reload everything</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reloading everything…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remote power on is not configured</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove VLANs other than management from the joining host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove bonds from the joining host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove bonds, VLANs and tunnels from the joining host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove chart</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove the VLANs on {PIF} first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove the block from the object's blocked operations if you are sure.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove the tunnels on {PIF} first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove tunnels from the joining host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove {VM} from its snapshot schedule first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove {VM} from its vApp first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Remove {tag}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Removing {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Rename</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Rename (F2)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Renaming {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Renew it on the host when you can; until then compare its fingerprint with care.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Renew the licence.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Repair the connection of the storage.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Replace and connect</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Report</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Rescan the storage. If the disk does not come back, it must be restored from a backup.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Rescan the storage; if it goes on, look at its log on the host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Resizing failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Resources</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Restart</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Restart if possible</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Restart the toolstack of the host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Restoring would make a second VM with the same identity.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Resume</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Resume on host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Resume the VM to see its console.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Resume {whom} on a host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Resumed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Resuming</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Resuming {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Retry</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Retry now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Retry {title}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Revert</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Revert to this snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Revert {vm}?</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reverted to a snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reverting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Reverting to {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Role</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Running</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Running VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Running vCPUs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>SCSI ID</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>SHA-256 fingerprint</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>SMB</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>SMB paths and names must be plain ASCII</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>SMB storage is not licensed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>SMB version must be 1.0 or 3.0</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>SR-IOV</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>SR-IOV of {object} has no virtual function left</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>SSH</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save as picture…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save as…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save chart as picture</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save its memory, then restart</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save its memory, then shut down</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save screenshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save values</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save values of all charts…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Save values…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Saved memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Scanning</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Scanning the storage failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Scheduled</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Screenshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Search</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Search objects or run a command</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Search or run a command</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Seconds after the shutdown of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Seconds after the start of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Secure Boot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Secure Boot needs UEFI</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>See the schedule's last message and the space on the storage of its VMs.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>See who tried from where; if it was none of you, restrict who can reach the management network.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Select up to {most} rows to act on them together.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Selection</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Send Ctrl+Alt+Del</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Send keys</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Send other keys, or paste text as keystrokes</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Sent, all interfaces</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Sep</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Serial number</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Serious</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Server</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Sessions</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Set the VM's restart priority to none first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Settings</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Severity</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shadow multiplier</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shared</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Show all</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Show both certificates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Show code</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Show failures in the window</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Show its window</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Show tasks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Show templates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Show templates in the tree.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Show {title}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shut down</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shut down vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shut it down from inside, or force the shutdown: that is like pulling the plug.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shut it down to start it on another host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shut the VM down first; it gets the features of its new host when it starts.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shutdown delay</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shutting down</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shutting down the vApp of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Shutting down {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Sign in</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Sign in again</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Sign in again.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Sign out</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Sign-ins were refused</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Signed in</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Signing in</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Signing in anew is tried by itself.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Signing in to {address}…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Signing in…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Size</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Size of consoles</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Slow, for boot menus</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshot failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshot of</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshot of {whom}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshot schedule</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshot taken</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshot with memory taken</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshots</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshots of all VMs are listed here, those of VMs that are gone too.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Snapshots of deleted VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Sockets</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Software</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Some VMs cannot leave it: {errors}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Some disk on the storage is in use</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Somebody deleted it meanwhile.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Somebody deleted this {class} meanwhile.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Somebody else is at this console</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Someone may be intercepting this connection, or the host was reinstalled or got a new certificate. Nothing was sent. Don’t continue unless you know why it changed.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Something still uses {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Something unexpected happened</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Something unexpected went wrong</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Space</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Space used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Spanish</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Spanish (Latin America)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Speed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start and open boot menu</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start and protection</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start delay</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start it by hand to see the reason.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start on host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start order</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start paused</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start signed systems only (Secure Boot)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start the VM.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start {name} and open its boot menu</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start {whom} on a host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start, s</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Start, shut down, reboot…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Started</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Started {started}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Starting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Starting the demo pool…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Starting the vApp of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Starting {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Starting {name} paused</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Starting {name} with its boot menu</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>State</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Static</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Statistics</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Stay signed in</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Still to do</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Stop</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Stop all VMs on the joining host first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Stop or move other VMs, lower this VM's memory, or choose another host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Stop, s</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage and networks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage busy for long</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage could not be connected when a host started</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage drivers differ in features</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage latency</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage migration allows at most one.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage nearly full</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage operations</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage repositories hold the disks of VMs and the images for their drives.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage that this host is meant to reach is listed here, connected or not.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage throughput</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage throughput of {object} is high</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Storage · last hour</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Such as /Production/Web</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Such as iqn.2026-01.com.example:host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Suspend</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Suspend storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Suspended</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Suspended memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Suspending</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Suspending {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Swedish</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Swiss (French)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Swiss (German)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Switch it on again on the host once the certificates are in order.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>System</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>System language</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>System networks cannot be deleted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>TLS connection between hosts failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>TPM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tab</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tab takes it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tabs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tags</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Take a plain snapshot.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Take a snapshot of what it is now first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Take snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Take the host out of maintenance, or choose another one.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Take theirs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Take {whom} out of the folder</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Taken</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Takes effect when the program starts the next time.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Taking a snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Taking a snapshot of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Taking back: {title}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Taking your change back would undo somebody else’s.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tapdisk failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Target</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Target IQN</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Task</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Task panel</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tasks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tasks, {count}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tell when a task of yours ended or failed while the window is not in front.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Templates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Text console</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Text to type</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>That boot loader does not exist on the host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>That host name is not valid</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>That is the system disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>That local path is not valid</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>That storage is known to the pool already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>That update is applied already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>That update was uploaded already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>That user or group was added already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The CPU priority of {object} could not be set</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The IQN is malformed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The ISO share could not be mounted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The ISO share was not found or access is denied</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The MAC seed is used by another VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The NFS path does not exist</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The NFS path is missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The NFS server does not support that version</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The NFS share is mounted already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The NFS storage could not be created</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The SMB share is mounted already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The SMB storage could not be created</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The TLS handshake failed: {reason}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VLAN is used outside the toolstack</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VM file could not be imported</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VM goes on where it was unless it says otherwise.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VM has a device of that number already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VM has a virtual TPM already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VM has {vcpus} vCPUs, the host {pcpus} processors.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VM keeps running while it moves.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VM no longer has it. A new one gets another address unless it is given.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VM no longer has it. The disk itself stays on its storage.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The VM uses processor features that the host lacks: {reason}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The answer is not what XAPI promises: {reason}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The bandwidth limit of an interface of {object} could not be set</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The cap must be between 0 and {most} %</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The certificate cannot be read</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The certificate has expired</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The certificate is not valid yet</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The certificate of {endpoint} has changed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The certificate of {endpoint} is not trusted yet</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The certificate of {object} expires within 14 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The certificate of {object} expires within 30 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The certificate of {object} expires within 7 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The certificate of {object} has expired</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The clock of {object} went backwards</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The clocks of the hosts differ</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The cluster nearly loses its majority</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The cluster software is out of date</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The configured keyring, {wanted}, is not one that keeps secrets safe.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The connection is closed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The connection to the pool is lost</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The connection was closed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The console has another address. Connecting again…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The console is not connected.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The console of {name} is in a window of its own</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The control domain of {object} runs out of memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The coordinator answered wrongly while joining</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The coordinator cannot connect to the member's management address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The coordinator cannot remove itself</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The coordinator cannot talk to the host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The coordinator does not know this member</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The copy of the pool's database on shared storage cannot be written</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The copy of the pool's database on shared storage is in order again</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The data of {VDI} is gone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The destination host did not answer</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The device is attached already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The device number is not valid</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The device parameter is missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The device path is not valid</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The devices of {VM} stay as they are</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The directory service did not answer</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The directory service does not know this user or group</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The disk could not be created</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The disk is called {name} and has {size}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The disk is in use</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The disk is not available</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The disk priority of {object} could not be set</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The disk size is not valid</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The disk's data is missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The disk's data is not on {SR}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The drive of {VM} is not there yet</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The driver does not support this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The driver of {SR} cannot do this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The end of {method} was not seen: it may have succeeded or not. {checked}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The file ended too early</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The file is not a valid XVA file</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The file refers to something it does not contain</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The file system could not be created</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The file system for logs is nearly full</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The file system of the control domain is nearly full</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The filter looks at the columns that are shown.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The format of {VDI} cannot be compared block by block</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest crashed while this was going on.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest did not begin to shut down.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest did not begin to suspend.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest did not give back memory in time</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest did not release {device}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest did not release {device} in time</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest does not announce that it can do this: it has no guest tools, or is still starting.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest had {seconds} s and is still running.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest had {seconds} s.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest is asked to reboot. Whoever uses it is cut off for a while.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest is asked to shut down. Whoever uses it is cut off.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest locked the tray</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest rebooted while this was going on.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest says: {reason}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest shut down while this was going on.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest tools are in the drive of {VM}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest tools of {VM} are too old</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The guest was asked too often</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The heartbeat network of {object} has an error</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The heartbeat of {object} is nearly too slow</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host answered with HTTP {status}: {words}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host cannot be evacuated</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host cannot reach that storage.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host closed the console</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host does not have this plug-in</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host failed halfway through a failover and retries</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host gives no console of a paused VM.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host gives no figures now. {why}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host has lost its coordinator</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host has no connection to the storage now.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host has no interface on that network.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host has no management address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host has no room for the upload</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host has too few processors</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host is configured as a member of itself</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host is not alive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host is not in maintenance</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host is still starting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host lost the heartbeat disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host may be busy or restarting.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host may be very busy or restarting. Try again in a moment.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host records no figures of this kind.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host refused the new root password</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host says: {words}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host's metrics are not readable</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The host's optical drive is empty</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The hosts cannot be in one pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The hosts measure nothing of this storage, as of libraries and of some types of storage.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The hosts of the pool use different directories of users</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The hosts that form this pool are listed here.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The iSCSI device did not appear</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The iSCSI initiator name could not be set</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The interface has no IP address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The intermediate certificates are not valid PEM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The joining host cannot connect to the coordinator</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The joining host has VM operations in progress</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The joining host leads a pool of several hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The kernel of {object} reports errors</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The key is not PEM PKCS#8</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The key is pressed on its console until the screen changes, for ten seconds at most.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The key of the certificate is weak</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The keyring does not answer. It may be waiting for you to unlock it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The keyring holds a session without an address.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The keyring is locked.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The keyring no longer holds your session.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The keyring refused ({name}).</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The licence does not cover scheduled snapshots</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The licence does not include this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The licence file could not be read</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The licence of the host has run out</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The licence of {object} expires soon</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The licence of {object} has expired</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The licence server of {object} can be reached</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The licence server of {object} cannot be reached</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The list of pools could not be saved: {error}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The list of updates could not be fetched</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The location parameter is missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The memory limits are not in order</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The memory limits do not fit together</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The memory of {VM} could not be saved</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The menu of what is selected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The message is meant for diagnosis: {message}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The name cannot be resolved</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The network's purposes exclude each other</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The networks this host takes part in are listed here, with its address on each.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The next backup of this disk will be a full one.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The object is gone.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The object no longer exists</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The operation failed for some members of the appliance</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The partition could not be created</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The partition is in use</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The passed-through USB device is not available there</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The password is right, but this user may not administer the pool.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The past could not be read. {why}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The picture could not be written to {path}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The plug-in does not know this function</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool accepts uploads of known length only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool allows one session at a time. {endpoint} says: {words}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool answered with {code}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool can survive fewer failures than before</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool cannot do this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool could not ask its directory about this user: {message}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool did not accept the password of {user}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool did not accept this password.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool does not allow this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool does not allow this now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool does not know where its events were read last</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool does not know {uuid}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool does not let this be cancelled now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool does not list this among what may be done with the object at the moment, and gives no reason.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool does not manage {network}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool does not support them any more.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool has ended the session you stayed signed in with.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool has forgotten this sign-in: its toolstack restarted, or there were too many sessions.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool has no contact with the host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool has no disc to insert</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool has no disc with guest tools</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool has no sign of life from the host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool has no valid default storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool has one host only, so {VM} has nowhere to go.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool has too many unfinished tasks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool is administered through its coordinator at {address}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool is overloaded</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool is too full for what high availability promises</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool lists a text console for VMs with a serial port, and for control domains.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool lists no console for this VM that could be shown.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool lost track of its events</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool no longer has this call</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool no longer knows the session of {user}, as after a restart of the toolstack.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool no longer supports this call</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool ran into an error of its own</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool says: {message}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool says: {reason}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool this window shows has the uuid {expected}, the one that answered {found}. The host may have been moved out of its pool.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool's licence or edition lacks this feature.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool's licence or edition lacks {feature}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool's own certificate of {object} expires within 14 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool's own certificate of {object} expires within 30 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool's own certificate of {object} expires within 7 days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The pool's own certificate of {object} has expired</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The port must be 1 to 65535</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The processor features differ from those the VM had when it was last started.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The program examines a connection from a terminal, step by step: certificate, sign-in, loading, events and consoles. Its report holds no password and can be passed on.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The rate must be a number up to {most}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The reason given: {reason}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The request did not succeed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The request is too long for {endpoint}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The running guest loses the disk at once. Unmount it in the guest first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The same or a newer version of {VM} exists</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The saved memory of {VM} is missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The screen is not there yet</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The second digit of an interface’s own address is even.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The server parameter is missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The session has ended</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The session is not registered for events</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The session is over</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The settings are gone for good, and everything that is ticked here with them.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The settings could not be saved: {error}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The settings of {VM} stay as they are</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The shared file system cannot be written</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The signature must be SHA-256 or SHA-512</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The signature of the certificate is weak</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The size must be between {least} and {most}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The snapshot schedule still has VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The snapshot was taken {when}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The state file of {object} is nearly too slow</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The statistics of {object} could not be kept on the coordinator</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The status report could not be produced</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage does not give access to the disk now.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage driver does not implement this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage driver found too little room.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage driver hit an unexpected exception</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage driver reported an error</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage driver says: {text}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage exists already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage is in use</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage is not available</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage is not empty</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage is the local cache of {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage still has disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The storage's metadata is damaged</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The subject has this role already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The sum of the dynamic maxima of what runs here</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The system of its template does not work with {firmware}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The table was not exported</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The target parameter is missing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The task was cancelled before it ended.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The thin-provisioned volume group is full</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The toolstack of {object} nearly answers too late</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The tunnel's transport interface has no IP configuration</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The user name or password is wrong</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The vCPUs do not fill whole sockets</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The value is out of range or malformed.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The values could not be written: {error}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The virtual GPU cannot be placed on that host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The volume group could not be created (device in use or not empty)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>The weight must be between 1 and {most}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Theme</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Theme of the system</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>There are no figures of this kind.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>There are no tasks to show</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>There are {count} charts already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>There is no other host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>There is no term “{name}:”. There are {terms}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>There is nothing to see on a console while the VM is off.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>There is nothing to take back</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>They are as they were</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>They are removed from the pool, for everybody.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>They are {PIF}. This is about {PIF}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>They are {VIF}. This is about {VIF}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>They break the rule {constraint}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>They keep the packet size they began with.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This VM has no console now.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This computer has not seen its certificate before.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This frees up to {size}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This host is a member of a pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is about {PIF}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is about {SR}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is about {VDI}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is about {VM}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is about {host}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is about {network}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is its last picture.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is like pressing reset: what the guest has not saved is lost.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is like pulling the plug: what the guest has not saved is lost.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is like pulling the plugs of all its VMs: what is not saved is lost.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is not permitted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is not possible while a PCI device of the host belongs to the VM.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is not possible while a USB device is passed through.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is not possible with a snapshot.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is not possible with a template.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is not possible with it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is not possible with one.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is not possible with that virtual GPU.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is only possible while it is {expected}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is possible with HVM guests only.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This is too long to be typed: {count} characters, {most} are the most.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This needs the guest tools, and none were detected in the VM.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This one has none of its own</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This pool member cannot reach its coordinator and accepts only emergency calls.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This system offers no keyring that is running and safe.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This version of the pool cannot do that</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This version of the pool expects another form of the call</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This window is not signed in to a pool.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>This window is read-only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Threads</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Throughput</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Time zone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Title of the chart</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>To compare, run this on the host:</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>To go on, type {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>To replace the trusted certificate, type {endpoint}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tolerates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Too many snapshots in the chain</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Too many storage migrations at once</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tools version</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Toolstack</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Toolstack started</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Top VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Topology</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Total</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Traffic</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tree as a list</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tree by folder</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tree by host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Tree by tag</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Trust</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Trust it only if the host itself shows the same fingerprint.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Trust the system's certificate authorities</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Trust this certificate</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Trusted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Trusted since {since}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Try again in a moment.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Try again in {wait} s.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Try again when some have ended.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Try again when the guest is less busy, or update its guest tools.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Try again, or on another host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Try again. If it happens again, the logs of the host say more.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Try the demo pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Turkish</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Turn it off first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Two drives use the same device number</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Two interfaces with one address disturb each other.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Type</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Type {name} to go on</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Typed so far</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Types this text on the keyboard of {vm_name}. The layout has to be the one that is set in the guest.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Typing… {done} of {total} strokes. Esc stops it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>UUID</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Undo</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Undo the last change</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Undo {title}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Undock</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unknown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unlocked</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unlocked: all traffic</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unmount the device inside the guest first.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unpause</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unpause the VM to see its console.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unpaused</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unpausing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unpausing {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unplug {SR} from all hosts first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Unreachable</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Untagged</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Up</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Up to date</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Up to date with what was synchronized</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Update the coordinator first, then restart the toolstack of this host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Update the guest tools in the VM.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Updates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Updates looked for</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Upgrade {SR} first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Uptime</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Use</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Use SERVER:PATH for NFS or //SERVER/SHARE for SMB</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Use the physical interface. This is about {PIF}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Use the transport interface, not the tunnel</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Use these charts for {all}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Used now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Used · {used}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>User</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VLAN</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VLAN tags go from 0 to 4094</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VM consoles</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VM interfaces</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VM interfaces are active on {network}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VM interfaces still use the network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs appear here when they are started on this host or migrated to it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs may start by themselves</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs may take</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs of lower numbers start first, and stop last.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs of the vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs of this pool are listed here, running or not.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs running</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs still run on {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>VMs · {count}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Valid</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Valid from</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Valid until {date}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Value</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Vendor</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Verifies certificates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Version</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Version {major}.{minor} cannot do this.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Very slow</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>View</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Viridian</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Virtual machines</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Virtualization</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Volume</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>WAN</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Wait until it has ended, and try again.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Wait until some have ended, and try again.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Wait until the guest has started, or install the guest tools.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Wait until what is going on has ended, and try again.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Waiting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Waiting for the connection</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Warning</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Warnings</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Way</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Way to consoles</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>WebSocket</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Weight</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What Xen needs besides to run this VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What could be meant</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What fits</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What goes on with it is broken off: {running}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What goes with it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What happened</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What is copied in a guest becomes the clipboard of this computer.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What is listed here runs through this window and ends with it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What is shown may be out of date, and nothing can be changed now.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What to do with it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What was kept is gone for good. The VM itself stays as it is.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What you did last may not have worked; everything else goes on. With this report the cause can be found. It holds no password.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>What you edited is “{value}” by now. Nothing was written.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>When</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>When its host fails</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>When the guest crashes</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Where</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Who is signed in ({role}); disconnect and appearance</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Who is signed in; disconnect and appearance</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Whoever reaches the guest this way is cut off.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Window</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Windows drivers</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Windows key</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Windows+L</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Windows+R</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Within what its template recommends.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Without it the VM cannot resume.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Without one, VMs on this network reach each other only on the same host.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Workload balancing is not configured</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Writes of all hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Writes, all disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Written by all hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Written, all disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>XCP-ng's own BIOS and UEFI firmware listen for Esc.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>XFS</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>XOSTOR</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Xen</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Xen could not build the domain</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Xen still runs a domain of this VM (number {domid}).</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Yes</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>You are not signed in any more.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>You have not been further than this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Your role does not allow consoles</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>Your role does not allow this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>ZFS</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>ZFS volume</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a VM that is gone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a drive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a host that is gone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a message without a name</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a snapshot of it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>a {thing} that is gone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>actions of it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>actions only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>all VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>all hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>all storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>an interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>an object</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>an object that is gone</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>and {count} more</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>and {count} more hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>another VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>another host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>at {moment}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>auto power on</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>automatic use</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>back</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>boot order</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>busiest</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>certificate pinned</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>changing the {what}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>cloning it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>compression of migrations</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>context</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>coordinator</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>coordinator {coordinator}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>copying it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>crash behavior</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>data sources</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>default storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>delete</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>description</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>disk {position} of {vm}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>dismissing a notification</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>drive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>errors received</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>errors sent</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>every {time}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>ext4</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>ext4, large blocks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>folder</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>gateway {address}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>has a tag</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>home host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>host interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>iSCSI name</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>in</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>in a folder or below</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>in a moment</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>in {time}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>interface {device} of {vm}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>interfaces</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>it could by now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>it is here</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>its export</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>its forced reboot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>its forced shutdown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>its migration</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>its reboot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>its shutdown</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>itself (self-signed)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>just now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>latency</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>live</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>local</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>locking mode</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>log destination</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>made by the pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>may do everything</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>mean</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>message</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>multipathing</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>name</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>networks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>newest {count} of {total}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>no boot loader</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>nobody</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>none</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>not attached</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>not known</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>object</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>objects</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>on a network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>on a storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>on or at home on a host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>on {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>once</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>opening the console of a VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>opening the console of a host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>out</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>out of date</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>over</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>position {number}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>position {position}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>queue length</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>read</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>read and written</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>read latency</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>read-only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>read-write</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>reading figures…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>reads</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>reads and writes</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>received</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>requests under way</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>restart priority</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>run</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>run or open</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>s</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>sent</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>shared</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>shutdown delay</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>snapshots</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>start delay</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>start order</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>started by {word}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>stays: its storage is not connected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>stays: {vm} uses it too</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>storage connection</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>suspending it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>switched off</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>tags</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>task</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>templates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>the Secret Service</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>the VM's name and the time</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>the Windows Credential Locker</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>the connection of {storage} to {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>the macOS Keychain</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>the operating system</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>the system’s keyring</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>twice</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>uncompressed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>under</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>until {date}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>up {time}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>vApp of {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>vCPUs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>vCPUs · {count}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>vm, host, storage, network, template, snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>waiting for I/O</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>want a restart or another step after updates that were installed.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>what it does: running, halted, maintenance…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>with memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>write latency</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>writes</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>written</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{PIF} has no IP configuration</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{PIF} has no IPv6 configuration</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{PIF} has this VLAN already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{PIF} is in a bond already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{PIF} is protected from being unplugged</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{PIF} is the management interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{PIF} may be unplugged</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} already has a disk at this location</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} cannot take part in storage migration</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} has no room for the memory of the VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} has {free} free</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} is not connected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} is not connected to any host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} is not shared</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} is protected from being destroyed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} is unhealthy</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} knows the host by this name.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} no longer has it.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{SR} takes no disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VBD} is empty</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VBD} is marked as not hot-unpluggable</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VBD} is no disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VBD} is not a CD drive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VBD} is not empty</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} cannot be attached</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} cannot be reached from there.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} has changed block tracking</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} has no change tracking data</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} is an internal disk that cannot be used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} is in use</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} is larger than the format allows</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} is not an ISO image</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} is of a kind that cannot be used here</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} is read-only</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VDI} is too small</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VIF} cannot be connected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} came with the product</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} cannot be suspended or moved now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} cannot run on {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} could not be migrated</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} could not be reverted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} could not boot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} could not go on after its snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} could not start</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} crashed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} did not react to the shutdown request</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} did not react to the suspend request</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} did not shut down in time</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} did not suspend in time</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} does not support this</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} exists already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has a DVD drive already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has a TPM already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has a snapshot with memory</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has an SR-IOV network interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has more virtual processors than the host can run</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has no drive for discs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has no empty CD drive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has no graphical console</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has no guest tools</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has no system on it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has no text console</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has no virtual processor</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has not ended yet</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has too little memory to start</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} has too many snapshots</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is a built-in template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is a snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is a template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is being resumed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is being suspended</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is in a vApp already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is in no vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is not fully virtualised</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is not running</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is on {host} already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is paravirtual</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is paravirtual and has no boot order</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is paused</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is protected by high availability</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is rebooting</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is reverted to a snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is set so already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is shutting down</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is suspended</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is tied to its host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} is {actual}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} moves to another host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} needs the network {network}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} needs {SR}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} rebooted unexpectedly</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} stopped unexpectedly</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} uses a USB device of the host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} uses a passed-through device</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} uses a virtual GPU</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{VM} was suspended on other processors</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{action} {whom}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{address} is a group’s address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{address} is taken</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} VM interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} VM interfaces</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} alarm</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} alarms</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} character</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} characters</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} core</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} cores</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} day</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} days</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} disk</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} disks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} drive</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} drives</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} host failure</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} host failures</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} host interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} host interfaces</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} image</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} images</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} interface</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} interfaces</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} message</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} messages</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} more</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} more VM</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} more VMs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} networks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} notification</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} notifications</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} object</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} objects</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} objects selected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} of {all} hosts lack some</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} of {total}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} of {total} hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} patch</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} patches</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} pools</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} running task</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} running tasks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} selected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} snapshots</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} socket</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} sockets</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} storage</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} storage repositories</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} storage repository</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} storages</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} task</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} tasks</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} template</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} templates</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} times</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} vApp</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} vApps</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} vCPU</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} vCPUs</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{count} would be lost</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{day} (today)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{device} did not connect in time</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{device} is detached already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{device} of {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{doing} {name}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} answered in a way that was not understood</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} cannot be reached</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} cannot pass consoles on</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} closed the connection without an answer</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} does not accept this sign-in any more</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} does not answer</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} does not open the console</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} does not run this VM now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} knows the VM but has no screen of it: it has just ended, or has just begun.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} refuses the transfer</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{endpoint} says: {words}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{failed} failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{field} cannot be {value}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{field} of this object has that key.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{first} and {last}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{first} or {last}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{found} of {objects}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{hosts} · {vms} · {count} running</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} cannot connect to {network}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} does not offer the VM's virtual hardware version</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} has a connection to {SR} already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} has iSCSI storage connected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} has mandatory update steps (reboot, toolstack restart) to do first</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} has no IOMMU/VT-d enabled</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} has no interface on the network</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} is being evacuated already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} is in maintenance</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} is not reachable</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} is outside the surviving partition</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} runs an older version (rolling upgrade)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} stays disabled until somebody enables it</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{host} waits for a reboot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{job}: {outcome}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{keyring} cannot be used ({error}).</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{keys} releases keyboard and pointer</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{keys} releases the keyboard</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{key} is set already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{kind}: SHA-256</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{label} cannot be edited: {why}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{many}{model} ({cores} threads)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{measure} of {object} is past its limit</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{message}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{method} takes {expected} parameters, {received} were given.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{name} (build {build})</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{name} (default)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{name} cannot be read or written</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{name} moved to {host}. Connecting again…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{name} was started anew. Connecting again…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{name} {now}, {now2} at most</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{name} — Console</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{name} — XO Lite Desktop</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{needed} is needed, and this storage gives disks their whole size at once.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{network} has an interface on that host already</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{now} of max {most}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{now} of {most} paths</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} cannot reach the directory of its users</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} could not join its cluster</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} crashed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} does not check the certificates of other hosts</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} failed, and high availability acted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} goes on after a pause</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} got no licence</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} has too little space to merge its snapshots</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} is busy</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} is nearly full</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} is newer than the coordinator and stays out of the pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} is past a limit</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} is protected and could not be restarted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} lost the state file of high availability</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} moved to another host</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} rebooted</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} runs on a host with little to do</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} runs on a licence of grace</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} shut down</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} started</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was changed again since</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was changed elsewhere meanwhile</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was cloned</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was fenced by its cluster</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was fenced: it restarted itself because it lost the others</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was not started: Secure Boot refused what it boots</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was paused</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was resumed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was reverted to a snapshot</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object} was suspended</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{object}: {message}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{parameter} is not a valid IP address</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{path} could not be read ({error}); the defaults are used.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{path} could not be written: {reason}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{path} is damaged and could not be set aside ({error}); the defaults are used.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{path} was damaged; it was kept as {name} and the defaults are used.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{position} (exchange)</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{question}?</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{rate} fps</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{reason} You are signed out when this window closes.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{reason}.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{running_count} of {vm_count}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{running} running</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{share} of its memory used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{share} used</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{shown} of {count}; choose others by Edit</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{shown} of {total}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{size} free</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{some} of {all}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{some} of {every}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{source} by {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{speed} Mbit/s</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{state} on {host}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{tasks} of yours still run. What they have not sent yet is refused, so they may end half done.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{text} Connecting again…</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{time} ago</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{time} left</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{title} cannot be empty.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{title} failed</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{title} failed: {reason}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{title} is not possible now</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{told} for {time}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{typed} of {count} characters</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{up} of {all} up</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{used} of {total}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{user} has no role in this pool</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{vcpu_max} cannot be divided by {cores_per_socket} cores for each socket.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{vcpus} vCPUs cannot be dealt out to sockets of {cores} cores</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{vm} disk {free}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{vm} is {state} and is stopped at once, as if its plug was pulled.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{vouches} Compare the fingerprint with the one on the host’s console before you trust it. Your password has not been sent.</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{what} selected</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{words} · order {devices}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>{word} · event lag {lag}</source>
<translation type="unfinished"></translation>
</message>
<message>
<source>“{name}:” knows no “{value}”. It knows {words}.</source>
<translation type="unfinished"></translation>
</message>
</context>
</TS>
