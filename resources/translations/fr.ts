<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
<name>XO Lite Desktop</name>
<message>
<source> (HA is off)</source>
<translation> (HA désactivée)</translation>
</message>
<message>
<source> and {count} more</source>
<translation> et {count} de plus</translation>
</message>
<message>
<source> · HA {priority}, order {order}</source>
<translation> · HA {priority}, ordre {order}</translation>
</message>
<message>
<source> … {count} in all</source>
<translation> … {count} au total</translation>
</message>
<message>
<source>% of one CPU, 0 for none</source>
<translation>% d’un CPU, 0 pour aucun</translation>
</message>
<message>
<source>%Y-%m-%d</source>
<translation>%d/%m/%Y</translation>
</message>
<message>
<source>(VM is gone)</source>
<translation>(VM disparue)</translation>
</message>
<message>
<source>(also {shown})</source>
<translation>(aussi {shown})</translation>
</message>
<message>
<source>(disk is gone)</source>
<translation>(disque disparu)</translation>
</message>
<message>
<source>(empty)</source>
<translation>(vide)</translation>
</message>
<message>
<source>(gone)</source>
<translation>(disparu)</translation>
</message>
<message>
<source>(host is gone)</source>
<translation>(hôte disparu)</translation>
</message>
<message>
<source>(network is gone)</source>
<translation>(réseau disparu)</translation>
</message>
<message>
<source>(no name)</source>
<translation>(sans nom)</translation>
</message>
<message>
<source>(not said)</source>
<translation>(non précisé)</translation>
</message>
<message>
<source>, Secure Boot</source>
<translation>, Secure Boot</translation>
</message>
<message>
<source>, shared</source>
<translation>, partagé</translation>
</message>
<message>
<source>. {n} stands for the number, {nnn} for one of three digits.</source>
<translation>. {n} est le numéro, {nnn} le même sur trois chiffres.</translation>
</message>
<message>
<source>/Shop/Web</source>
<translation>/Boutique/Web</translation>
</message>
<message>
<source>0, after all others</source>
<translation>0, après toutes les autres</translation>
</message>
<message>
<source>1 VM cannot leave as it is:</source>
<translation>1 VM ne peut pas partir telle quelle :</translation>
</message>
<message>
<source>1 VM runs there.</source>
<translation>1 VM y tourne.</translation>
</message>
<message>
<source>1 day</source>
<translation>1 jour</translation>
</message>
<message>
<source>1 h</source>
<translation>1 h</translation>
</message>
<message>
<source>1 hour</source>
<translation>1 heure</translation>
</message>
<message>
<source>1 to 4094</source>
<translation>1 à 4094</translation>
</message>
<message>
<source>1 week</source>
<translation>1 sem.</translation>
</message>
<message>
<source>1 year</source>
<translation>1 an</translation>
</message>
<message>
<source>10 min</source>
<translation>10 min</translation>
</message>
<message>
<source>10 minutes</source>
<translation>10 minutes</translation>
</message>
<message>
<source>2 h</source>
<translation>2 h</translation>
</message>
<message>
<source>2 hours</source>
<translation>2 heures</translation>
</message>
<message>
<source>256 is usual</source>
<translation>256 en général</translation>
</message>
<message>
<source>256, the default</source>
<translation>256, par défaut</translation>
</message>
<message>
<source>7, before all others</source>
<translation>7, avant toutes les autres</translation>
</message>
<message>
<source>80×24 · Shift+Page Up scrolls back</source>
<translation>80×24 · Maj+Page préc. remonte dans l’historique</translation>
</message>
<message>
<source>A LUN must be chosen</source>
<translation>Il faut choisir un LUN</translation>
</message>
<message>
<source>A TPM needs UEFI</source>
<translation>Un TPM exige UEFI</translation>
</message>
<message>
<source>A TPM of its own</source>
<translation>Un TPM à elle</translation>
</message>
<message>
<source>A VHD holds up to {most}.</source>
<translation>Un VHD contient jusqu’à {most}.</translation>
</message>
<message>
<source>A VLAN on a NIC or bond that is there</source>
<translation>Un VLAN sur une carte ou une agrégation existante</translation>
</message>
<message>
<source>A VM can have {limit} USB devices at most</source>
<translation>Une VM peut avoir au plus {limit} périphériques USB</translation>
</message>
<message>
<source>A VM has every disk that could be deleted.</source>
<translation>Chaque disque qui pourrait être supprimé appartient à une VM.</translation>
</message>
<message>
<source>A VM has this USB device already</source>
<translation>Une VM a déjà ce périphérique USB</translation>
</message>
<message>
<source>A VM interface is active on {network}</source>
<translation>Une interface de VM est active sur {network}</translation>
</message>
<message>
<source>A VM is in one schedule at most.</source>
<translation>Une VM est dans une planification au plus.</translation>
</message>
<message>
<source>A VM or another operation uses the disk.</source>
<translation>Une VM ou une autre opération utilise le disque.</translation>
</message>
<message>
<source>A VM that comes as disks is made of it.</source>
<translation>Une VM fournie sous forme de disques en est créée.</translation>
</message>
<message>
<source>A VM that has just started gets its console after some seconds.</source>
<translation>Une VM qui vient de démarrer reçoit sa console au bout de quelques secondes.</translation>
</message>
<message>
<source>A VM that is gone</source>
<translation>Une VM disparue</translation>
</message>
<message>
<source>A VM writes to it: a snapshot is exported, and deleted afterwards.</source>
<translation>Une VM y écrit : un instantané est exporté, puis supprimé.</translation>
</message>
<message>
<source>A VM writes to it: a snapshot is taken, copied and deleted. The copy is as a disk after a power failure.</source>
<translation>Une VM y écrit : un instantané est pris, copié, puis supprimé. La copie est comme un disque après une coupure de courant.</translation>
</message>
<message>
<source>A bond member cannot be plugged by itself</source>
<translation>Un membre d’agrégat ne peut pas être branché seul</translation>
</message>
<message>
<source>A bond needs two members or more</source>
<translation>Un agrégat a besoin d’au moins deux membres</translation>
</message>
<message>
<source>A bond of {object} lost a link or got one back</source>
<translation>Un agrégat de {object} a perdu ou retrouvé un lien</translation>
</message>
<message>
<source>A bond, a tunnel or virtual functions carry {network}</source>
<translation>Un agrégat, un tunnel ou des fonctions virtuelles portent {network}</translation>
</message>
<message>
<source>A certificate authority of the pool expires within 14 days</source>
<translation>Une autorité de certification du pool expire dans moins de 14 jours</translation>
</message>
<message>
<source>A certificate authority of the pool expires within 30 days</source>
<translation>Une autorité de certification du pool expire dans moins de 30 jours</translation>
</message>
<message>
<source>A certificate authority of the pool expires within 7 days</source>
<translation>Une autorité de certification du pool expire dans moins de 7 jours</translation>
</message>
<message>
<source>A certificate authority of the pool has expired</source>
<translation>Une autorité de certification du pool a expiré</translation>
</message>
<message>
<source>A certificate of a remote system could not be verified</source>
<translation>Un certificat d’un système distant n’a pas pu être vérifié</translation>
</message>
<message>
<source>A certificate of that name exists</source>
<translation>Un certificat de ce nom existe déjà</translation>
</message>
<message>
<source>A chart has one axis: choose data sources of one unit.</source>
<translation>Un graphique n’a qu’un axe : choisissez des sources de données d’une même unité.</translation>
</message>
<message>
<source>A chart shows {most} curves at most.</source>
<translation>Un graphique montre {most} courbes au plus.</translation>
</message>
<message>
<source>A class string in the event subscription is malformed</source>
<translation>Une classe de l’abonnement aux événements est mal formée</translation>
</message>
<message>
<source>A compressed part of it cannot be unpacked.</source>
<translation>Une partie compressée ne peut pas être décompressée.</translation>
</message>
<message>
<source>A console you work with is given the text you copy.</source>
<translation>La console avec laquelle vous travaillez reçoit le texte que vous copiez.</translation>
</message>
<message>
<source>A date, such as 2026-11-22</source>
<translation>Une date, par exemple 2026-11-22</translation>
</message>
<message>
<source>A day is needed</source>
<translation>Il faut un jour</translation>
</message>
<message>
<source>A device of {object} failed</source>
<translation>Un périphérique de {object} est en panne</translation>
</message>
<message>
<source>A disc</source>
<translation>Un disque optique</translation>
</message>
<message>
<source>A disc of an ISO library</source>
<translation>Un disque d’une bibliothèque ISO</translation>
</message>
<message>
<source>A disc that is in its drive now is ejected first.</source>
<translation>Un disque qui se trouve dans son lecteur est d’abord éjecté.</translation>
</message>
<message>
<source>A disc to install from is needed</source>
<translation>Il faut un disque d’installation</translation>
</message>
<message>
<source>A disk of {VM} cannot be attached</source>
<translation>Un disque de {VM} ne peut pas être attaché</translation>
</message>
<message>
<source>A drive with user data, read at the first start</source>
<translation>Un lecteur avec les données utilisateur, lu au premier démarrage</translation>
</message>
<message>
<source>A failed task of yours is told for a moment at the lower right.</source>
<translation>L’échec d’une de vos tâches s’affiche un moment en bas à droite.</translation>
</message>
<message>
<source>A field with a button can be filled with what hosts find.</source>
<translation>Un champ avec un bouton peut être rempli avec ce que trouvent les hôtes.</translation>
</message>
<message>
<source>A figure</source>
<translation>Une valeur</translation>
</message>
<message>
<source>A file for each host, such as {name}</source>
<translation>Un fichier par hôte, par exemple {name}</translation>
</message>
<message>
<source>A file is needed</source>
<translation>Il faut un fichier</translation>
</message>
<message>
<source>A folder begins with a slash, as in /Shop/Web</source>
<translation>Un dossier commence par une barre oblique, comme /Boutique/Web</translation>
</message>
<message>
<source>A guest that switches itself off or restarts ends its console, and so does a limit on idle consoles.</source>
<translation>Un invité qui s’éteint ou redémarre met fin à sa console ; une limite sur les consoles inactives aussi.</translation>
</message>
<message>
<source>A host cannot ask for its password.</source>
<translation>Un hôte ne peut pas demander son mot de passe.</translation>
</message>
<message>
<source>A host cannot reach the heartbeat disk</source>
<translation>Un hôte n’atteint pas le disque de heartbeat</translation>
</message>
<message>
<source>A host in maintenance takes no VMs.</source>
<translation>Un hôte en maintenance n’accepte pas de VM.</translation>
</message>
<message>
<source>A host joins the cluster</source>
<translation>Un hôte rejoint la grappe</translation>
</message>
<message>
<source>A host leaves the cluster</source>
<translation>Un hôte quitte la grappe</translation>
</message>
<message>
<source>A host must be chosen</source>
<translation>Il faut choisir un hôte</translation>
</message>
<message>
<source>A host refuses the new coordinator now</source>
<translation>Un hôte refuse le nouveau coordinateur pour l’instant</translation>
</message>
<message>
<source>A host that takes no VMs is about to be repaired or switched off, as a rule: the pool would lose its coordinator again.</source>
<translation>Un hôte qui n’accepte pas de VM va en général être réparé ou éteint : le pool perdrait de nouveau son coordinateur.</translation>
</message>
<message>
<source>A line for each: key=value</source>
<translation>Une ligne pour chacun : clé=valeur</translation>
</message>
<message>
<source>A local user of the host, such as root, can still sign in.</source>
<translation>Un utilisateur local de l’hôte, comme root, peut encore se connecter.</translation>
</message>
<message>
<source>A member must keep a management interface</source>
<translation>Un membre doit conserver une interface d’administration</translation>
</message>
<message>
<source>A name is needed</source>
<translation>Il faut un nom</translation>
</message>
<message>
<source>A needed interface is not plugged</source>
<translation>Une interface nécessaire n’est pas branchée</translation>
</message>
<message>
<source>A netmask is needed, such as 255.255.255.0</source>
<translation>Il faut un masque, par exemple 255.255.255.0</translation>
</message>
<message>
<source>A network is needed</source>
<translation>Il faut un réseau</translation>
</message>
<message>
<source>A new VM: other UUID and MAC addresses</source>
<translation>Une nouvelle VM : autre UUID, autres adresses MAC</translation>
</message>
<message>
<source>A new one</source>
<translation>Une nouvelle</translation>
</message>
<message>
<source>A paravirtual guest boots from it</source>
<translation>Un invité paravirtualisé démarre dessus</translation>
</message>
<message>
<source>A paravirtual guest is started by its host.</source>
<translation>Un invité paravirtualisé est démarré par son hôte.</translation>
</message>
<message>
<source>A password is a single line</source>
<translation>Un mot de passe tient sur une seule ligne</translation>
</message>
<message>
<source>A password is needed</source>
<translation>Il faut un mot de passe</translation>
</message>
<message>
<source>A physical volume could not be read</source>
<translation>Un volume physique n’a pas pu être lu</translation>
</message>
<message>
<source>A plug-in of the host failed</source>
<translation>Un greffon de l’hôte a échoué</translation>
</message>
<message>
<source>A port is a number from 1 to 65535</source>
<translation>Un port est un nombre de 1 à 65535</translation>
</message>
<message>
<source>A record field has the wrong type</source>
<translation>Un champ de l’enregistrement est du mauvais type</translation>
</message>
<message>
<source>A required parameter is missing</source>
<translation>Un paramètre obligatoire manque</translation>
</message>
<message>
<source>A rescan has the driver clear away {bases} of nothing, {size}.</source>
<translation>Une réanalyse fait retirer par le pilote {bases} de rien, {size}.</translation>
</message>
<message>
<source>A running VM has it at once.</source>
<translation>Une VM en marche en dispose aussitôt.</translation>
</message>
<message>
<source>A running guest loses it at once, as if somebody pulled it out.</source>
<translation>Un invité en marche le perd aussitôt, comme si quelqu’un le débranchait.</translation>
</message>
<message>
<source>A running guest with tools sees it at once, others from their next start.</source>
<translation>Un invité en marche avec les outils le voit aussitôt, les autres à leur prochain démarrage.</translation>
</message>
<message>
<source>A schedule has the pool take snapshots of VMs by the clock, and keep only the newest.</source>
<translation>Avec une planification, le pool prend des instantanés de VM à heures fixes et ne garde que les plus récents.</translation>
</message>
<message>
<source>A scheduled snapshot failed</source>
<translation>Un instantané planifié a échoué</translation>
</message>
<message>
<source>A scheduled snapshot waited too long for the one before</source>
<translation>Un instantané planifié a attendu trop longtemps le précédent</translation>
</message>
<message>
<source>A scheduled snapshot was missed</source>
<translation>Un instantané planifié a été manqué</translation>
</message>
<message>
<source>A scheduled snapshot was taken</source>
<translation>Un instantané planifié a été pris</translation>
</message>
<message>
<source>A script for XenAPI</source>
<translation>Un script pour XenAPI</translation>
</message>
<message>
<source>A script of your own</source>
<translation>Un script à vous</translation>
</message>
<message>
<source>A small bar at hosts and running VMs in sight.</source>
<translation>Une petite barre aux hôtes et aux VM en marche qui sont visibles.</translation>
</message>
<message>
<source>A small drive is made for it. {name}, {hostname}, {number} and {uuid} are each VM’s own.</source>
<translation>Un petit lecteur est créé pour cela. {name}, {hostname}, {number} et {uuid} sont propres à chaque VM.</translation>
</message>
<message>
<source>A snapshot could not keep changed block tracking</source>
<translation>Un instantané n’a pas pu conserver le suivi des blocs modifiés</translation>
</message>
<message>
<source>A snapshot keeps the disks of a VM, and if wanted its memory, as they are at one moment.</source>
<translation>Un instantané conserve les disques d’une VM, et au besoin sa mémoire, tels qu’ils sont à un moment donné.</translation>
</message>
<message>
<source>A snapshot of {object} was taken</source>
<translation>Un instantané de {object} a été pris</translation>
</message>
<message>
<source>A snapshot of {object} with its memory was taken</source>
<translation>Un instantané de {object} avec sa mémoire a été pris</translation>
</message>
<message>
<source>A snapshot schedule could not sign in</source>
<translation>Une planification d’instantanés n’a pas pu se connecter</translation>
</message>
<message>
<source>A syslog server; empty for logs on the host alone</source>
<translation>Un serveur syslog ; vide pour des journaux sur l’hôte seul</translation>
</message>
<message>
<source>A system starts only with the firmware that it was installed with.</source>
<translation>Un système ne démarre qu’avec le micrologiciel avec lequel il a été installé.</translation>
</message>
<message>
<source>A tab by its number</source>
<translation>Un onglet par son numéro</translation>
</message>
<message>
<source>A target IQN must be chosen</source>
<translation>Il faut choisir un IQN cible</translation>
</message>
<message>
<source>A task of the pool</source>
<translation>Une tâche du pool</translation>
</message>
<message>
<source>A template cannot be started. VMs are made from it, and it can be turned back into a VM.</source>
<translation>Un modèle ne peut pas être démarré. Il sert à créer des VM, et peut être reconverti en VM.</translation>
</message>
<message>
<source>A template is needed</source>
<translation>Il faut un modèle</translation>
</message>
<message>
<source>A third-party hook script on the host failed</source>
<translation>Un script hook tiers de l’hôte a échoué</translation>
</message>
<message>
<source>A user is needed</source>
<translation>Il faut un utilisateur</translation>
</message>
<message>
<source>A vApp has VMs start together, in an order, and stop in reverse.</source>
<translation>Une vApp fait démarrer des VM ensemble, dans un ordre, et les arrête dans l’ordre inverse.</translation>
</message>
<message>
<source>A whole number is needed</source>
<translation>Il faut un nombre entier</translation>
</message>
<message>
<source>A {kind} that is gone</source>
<translation>Un objet disparu ({kind})</translation>
</message>
<message>
<source>API calls</source>
<translation>Appels de l’API</translation>
</message>
<message>
<source>About</source>
<translation>Description</translation>
</message>
<message>
<source>About XO Lite Desktop</source>
<translation>À propos de XO Lite Desktop</translation>
</message>
<message>
<source>About {least} are on its storage, {most} at most. Every block is checked as it comes.</source>
<translation>Environ {least} sur son stockage, {most} au plus. Chaque bloc est vérifié à son arrivée.</translation>
</message>
<message>
<source>Accept a host without asking if an authority that this computer trusts vouches for it. For connections made from now on.</source>
<translation>Accepter un hôte sans demander si une autorité reconnue par cet ordinateur s’en porte garante. Pour les connexions à venir.</translation>
</message>
<message>
<source>Access</source>
<translation>Accès</translation>
</message>
<message>
<source>Activate</source>
<translation>Activer</translation>
</message>
<message>
<source>Activating {name}</source>
<translation>Activation de {name}</translation>
</message>
<message>
<source>Active</source>
<translation>Actif</translation>
</message>
<message>
<source>Acts on</source>
<translation>Porte sur</translation>
</message>
<message>
<source>Add</source>
<translation>Ajouter</translation>
</message>
<message>
<source>Add GPU</source>
<translation>Ajouter un GPU</translation>
</message>
<message>
<source>Add TPM</source>
<translation>Ajouter un TPM</translation>
</message>
<message>
<source>Add TPMs to</source>
<translation>Ajouter un TPM à</translation>
</message>
<message>
<source>Add a DVD drive while the VM is off.</source>
<translation>Ajoutez un lecteur DVD pendant que la VM est arrêtée.</translation>
</message>
<message>
<source>Add a GPU to {name}</source>
<translation>Ajouter un GPU à {name}</translation>
</message>
<message>
<source>Add a TPM to {whom}</source>
<translation>Ajouter un TPM à {whom}</translation>
</message>
<message>
<source>Add a host to {name}</source>
<translation>Ajouter un hôte à {name}</translation>
</message>
<message>
<source>Add a repository</source>
<translation>Ajouter un dépôt</translation>
</message>
<message>
<source>Add a tag</source>
<translation>Ajouter une étiquette</translation>
</message>
<message>
<source>Add a user or group of {name}</source>
<translation>Ajouter un utilisateur ou un groupe de {name}</translation>
</message>
<message>
<source>Add an ISO library, or rescan the one there is.</source>
<translation>Ajoutez une bibliothèque d’ISO, ou réanalysez celle qui existe.</translation>
</message>
<message>
<source>Add disk</source>
<translation>Ajouter un disque</translation>
</message>
<message>
<source>Add host</source>
<translation>Ajouter un hôte</translation>
</message>
<message>
<source>Add interface</source>
<translation>Ajouter une interface</translation>
</message>
<message>
<source>Add one on NFS, SMB or a host, whose folder can be written to.</source>
<translation>Ajoutez-en une sur NFS, SMB ou un hôte, dont le dossier accepte l’écriture.</translation>
</message>
<message>
<source>Add the host {host} to the pool {pool}…</source>
<translation>Ajouter l’hôte {host} au pool {pool}…</translation>
</message>
<message>
<source>Add the tag “{tag}” to {whom}</source>
<translation>Ajouter l’étiquette « {tag} » à {whom}</translation>
</message>
<message>
<source>Add to all</source>
<translation>Ajouter à tous</translation>
</message>
<message>
<source>Add user or group</source>
<translation>Ajouter un utilisateur ou un groupe</translation>
</message>
<message>
<source>Adding a GPU to {name}</source>
<translation>Ajout d’un GPU à {name}</translation>
</message>
<message>
<source>Adding a TPM to {name}</source>
<translation>Ajout d’un TPM à {name}</translation>
</message>
<message>
<source>Adding a host to {name}</source>
<translation>Ajout d’un hôte à {name}</translation>
</message>
<message>
<source>Adding a network interface to {name}</source>
<translation>Ajout d’une interface réseau à {name}</translation>
</message>
<message>
<source>Adding a user to {name}</source>
<translation>Ajout d’un utilisateur à {name}</translation>
</message>
<message>
<source>Address</source>
<translation>Adresse</translation>
</message>
<message>
<source>Address of interface {number}</source>
<translation>Adresse de l’interface {number}</translation>
</message>
<message>
<source>Address of the card</source>
<translation>Adresse de la carte</translation>
</message>
<message>
<source>Address of the coordinator</source>
<translation>Adresse du coordinateur</translation>
</message>
<message>
<source>Address of {name}</source>
<translation>Adresse de {name}</translation>
</message>
<message>
<source>Addresses</source>
<translation>Adresses</translation>
</message>
<message>
<source>Addresses of hosts on {name}</source>
<translation>Adresses des hôtes sur {name}</translation>
</message>
<message>
<source>Add…</source>
<translation>Ajouter…</translation>
</message>
<message>
<source>Advice</source>
<translation>Conseil</translation>
</message>
<message>
<source>After losing the largest host</source>
<translation>Après la perte du plus grand hôte</translation>
</message>
<message>
<source>After the installation the disc can stay: most installers wait for a key before they start again.</source>
<translation>Après l’installation, le disque peut rester : la plupart des installateurs attendent une touche avant de recommencer.</translation>
</message>
<message>
<source>After this, the pool could not restart all protected VMs when hosts fail.</source>
<translation>Après cela, le pool ne pourrait pas redémarrer toutes les VM protégées en cas de panne d’hôtes.</translation>
</message>
<message>
<source>Afterwards</source>
<translation>Ensuite</translation>
</message>
<message>
<source>Again after</source>
<translation>De nouveau après</translation>
</message>
<message>
<source>Age</source>
<translation>Âge</translation>
</message>
<message>
<source>Alarm</source>
<translation>Alarme</translation>
</message>
<message>
<source>Alarms</source>
<translation>Alarmes</translation>
</message>
<message>
<source>Alarms and events</source>
<translation>Alarmes et événements</translation>
</message>
<message>
<source>Alarms of {name}</source>
<translation>Alarmes de {name}</translation>
</message>
<message>
<source>Alerts by e-mail</source>
<translation>Alertes par e-mail</translation>
</message>
<message>
<source>All</source>
<translation>Tout</translation>
</message>
<message>
<source>All VMs</source>
<translation>Toutes les VM</translation>
</message>
<message>
<source>All alarms</source>
<translation>Toutes les alarmes</translation>
</message>
<message>
<source>All curves of a chart share one axis, so they must be of one unit.</source>
<translation>Toutes les courbes d’un graphique partagent un axe : elles doivent donc être d’une même unité.</translation>
</message>
<message>
<source>All disks</source>
<translation>Tous les disques</translation>
</message>
<message>
<source>All disks are imported to {storage} first; those that belong elsewhere are copied there then.</source>
<translation>Tous les disques sont d’abord importés sur {storage} ; ceux qui vont ailleurs y sont ensuite copiés.</translation>
</message>
<message>
<source>All disks come to it first, also those that go elsewhere then: {needed} are needed at once.</source>
<translation>Tous les disques y arrivent d’abord, y compris ceux qui vont ensuite ailleurs : {needed} sont nécessaires à la fois.</translation>
</message>
<message>
<source>All fields</source>
<translation>Tous les champs</translation>
</message>
<message>
<source>All files</source>
<translation>Tous les fichiers</translation>
</message>
<message>
<source>All four memory limits must be equal</source>
<translation>Les quatre limites de mémoire doivent être égales</translation>
</message>
<message>
<source>All hosts</source>
<translation>Tous les hôtes</translation>
</message>
<message>
<source>All hosts join an Active Directory domain. Users and groups that are added then sign in with their own passwords; the local administrator stays.</source>
<translation>Tous les hôtes rejoignent un domaine Active Directory. Les utilisateurs et groupes ajoutés se connectent ensuite avec leur propre mot de passe ; l’administrateur local demeure.</translation>
</message>
<message>
<source>All interfaces</source>
<translation>Toutes les interfaces</translation>
</message>
<message>
<source>All interfaces {measure}</source>
<translation>Toutes les interfaces, {measure}</translation>
</message>
<message>
<source>All objects</source>
<translation>Tous les objets</translation>
</message>
<message>
<source>All of the target</source>
<translation>Tous ceux de la cible</translation>
</message>
<message>
<source>All of them come into a vApp, each as the package describes it.</source>
<translation>Toutes vont dans une vApp, chacune telle que le paquet la décrit.</translation>
</message>
<message>
<source>All processors</source>
<translation>Tous les processeurs</translation>
</message>
<message>
<source>All running VMs of an anti-affinity group are on one host</source>
<translation>Toutes les VM en marche d’un groupe d’anti-affinité sont sur un même hôte</translation>
</message>
<message>
<source>All running VMs of the vApp are asked to shut down.</source>
<translation>Il est demandé à toutes les VM en marche de la vApp de s’arrêter.</translation>
</message>
<message>
<source>All states</source>
<translation>Tous les états</translation>
</message>
<message>
<source>All targets (*)</source>
<translation>Toutes les cibles (*)</translation>
</message>
<message>
<source>All that can be imported</source>
<translation>Tout ce qui peut être importé</translation>
</message>
<message>
<source>All traffic</source>
<translation>Tout le trafic</translation>
</message>
<message>
<source>All {vms}, as a vApp</source>
<translation>Toutes ({vms}), en vApp</translation>
</message>
<message>
<source>Allocated</source>
<translation>Alloué</translation>
</message>
<message>
<source>Allocated to disks</source>
<translation>Alloué aux disques</translation>
</message>
<message>
<source>Allocated to running VMs</source>
<translation>Alloués aux VM en marche</translation>
</message>
<message>
<source>Allocation</source>
<translation>Allocation</translation>
</message>
<message>
<source>Allocations of the toolstack</source>
<translation>Allocations de la toolstack</translation>
</message>
<message>
<source>Allow deletion</source>
<translation>Autoriser la suppression</translation>
</message>
<message>
<source>Allow deletion for</source>
<translation>Autoriser la suppression de</translation>
</message>
<message>
<source>Allow for VMs</source>
<translation>Permettre aux VM</translation>
</message>
<message>
<source>Allow shutdown</source>
<translation>Autoriser l’arrêt</translation>
</message>
<message>
<source>Allow shutdown for</source>
<translation>Autoriser l’arrêt de</translation>
</message>
<message>
<source>Allowed addresses</source>
<translation>Adresses autorisées</translation>
</message>
<message>
<source>Allowed now</source>
<translation>Autorisé actuellement</translation>
</message>
<message>
<source>Allowing the deletion of {name}</source>
<translation>Autorisation de la suppression de {name}</translation>
</message>
<message>
<source>Allowing the shutdown of {name}</source>
<translation>Autorisation de l’arrêt de {name}</translation>
</message>
<message>
<source>Allowing {name} for VMs</source>
<translation>Autorisation de {name} pour les VM</translation>
</message>
<message>
<source>Also {count} taken after it</source>
<translation>Également {count} pris après</translation>
</message>
<message>
<source>Alt+F4</source>
<translation>Alt+F4</translation>
</message>
<message>
<source>Alt+Print Screen</source>
<translation>Alt+Impr. écran</translation>
</message>
<message>
<source>Alt+Tab</source>
<translation>Alt+Tab</translation>
</message>
<message>
<source>Always all of it</source>
<translation>Toujours en totalité</translation>
</message>
<message>
<source>An OVA has no place for its memory.</source>
<translation>Une OVA n’a pas de place pour sa mémoire.</translation>
</message>
<message>
<source>An XVA, OVA, OVF or disk image on this computer</source>
<translation>Un fichier XVA, OVA, OVF ou une image disque de cet ordinateur</translation>
</message>
<message>
<source>An address lets the host use this network itself, for storage or backups for instance.</source>
<translation>Une adresse permet à l’hôte d’utiliser lui-même ce réseau, par exemple pour le stockage ou les sauvegardes.</translation>
</message>
<message>
<source>An address of an installer is needed</source>
<translation>Il faut l’adresse d’un installateur</translation>
</message>
<message>
<source>An administrator has blocked this for {object}</source>
<translation>Un administrateur a bloqué cela pour {object}</translation>
</message>
<message>
<source>An argument has the wrong type or encoding</source>
<translation>Un argument est du mauvais type ou mal encodé</translation>
</message>
<message>
<source>An installer’s address</source>
<translation>L’adresse d’un installateur</translation>
</message>
<message>
<source>An object it was about got another name, became another one, or can no longer be acted on. Nothing was done.</source>
<translation>Un objet concerné a changé de nom, est devenu un autre, ou ne peut plus être traité. Rien n’a été fait.</translation>
</message>
<message>
<source>An object with this key already exists</source>
<translation>Un objet avec cette clé existe déjà</translation>
</message>
<message>
<source>Announced by the pool</source>
<translation>Annoncé par le pool</translation>
</message>
<message>
<source>Another host became the coordinator</source>
<translation>Un autre hôte est devenu coordinateur</translation>
</message>
<message>
<source>Another network has them.</source>
<translation>Un autre réseau les a.</translation>
</message>
<message>
<source>Another network is changed at once; anything else replaces the interface by one like it.</source>
<translation>Un changement de réseau est immédiat ; tout autre changement remplace l’interface par une semblable.</translation>
</message>
<message>
<source>Another operation is going on: {operation}.</source>
<translation>Une autre opération est en cours : {operation}.</translation>
</message>
<message>
<source>Another pool answers at {endpoint}</source>
<translation>Un autre pool répond à l’adresse {endpoint}</translation>
</message>
<message>
<source>Any</source>
<translation>Tous</translation>
</message>
<message>
<source>Any host</source>
<translation>N’importe quel hôte</translation>
</message>
<message>
<source>Any time</source>
<translation>N’importe quand</translation>
</message>
<message>
<source>Appearance</source>
<translation>Apparence</translation>
</message>
<message>
<source>Apply</source>
<translation>Appliquer</translation>
</message>
<message>
<source>Apply to selected</source>
<translation>Appliquer à la sélection</translation>
</message>
<message>
<source>Apr</source>
<translation>avr.</translation>
</message>
<message>
<source>Arguments</source>
<translation>Arguments</translation>
</message>
<message>
<source>Arrange the objects</source>
<translation>Disposer les objets</translation>
</message>
<message>
<source>Array</source>
<translation>Ensemble</translation>
</message>
<message>
<source>As a list</source>
<translation>En liste</translation>
</message>
<message>
<source>As at first</source>
<translation>Comme au départ</translation>
</message>
<message>
<source>As each agent is set</source>
<translation>Selon le réglage de chaque agent</translation>
</message>
<message>
<source>As measured</source>
<translation>Selon la mesure</translation>
</message>
<message>
<source>As measured: {link}</source>
<translation>Selon la mesure : {link}</translation>
</message>
<message>
<source>As multipathing of the hosts</source>
<translation>Selon le multipath des hôtes</translation>
</message>
<message>
<source>As on {host}</source>
<translation>Comme sur {host}</translation>
</message>
<message>
<source>As support asks for it. It takes some minutes; what it holds is chosen here.</source>
<translation>Tel que le support le demande. Cela prend quelques minutes ; son contenu se choisit ici.</translation>
</message>
<message>
<source>As the TPM standard asks: clones and snapshots of the VM then have no keys, and what those opened stays shut there.</source>
<translation>Comme le demande la norme TPM : les clones et instantanés de la VM n’ont alors pas de clés, et ce qu’elles ouvraient y reste fermé.</translation>
</message>
<message>
<source>As the host told it now.</source>
<translation>Tel que l’hôte vient de le dire.</translation>
</message>
<message>
<source>As the network</source>
<translation>Comme le réseau</translation>
</message>
<message>
<source>As the network says</source>
<translation>Comme le prévoit le réseau</translation>
</message>
<message>
<source>As the package describes it.</source>
<translation>Comme le paquet la décrit.</translation>
</message>
<message>
<source>As the pool decides</source>
<translation>Au choix du pool</translation>
</message>
<message>
<source>As the pool is set</source>
<translation>Comme le pool est réglé</translation>
</message>
<message>
<source>Ask again</source>
<translation>Redemander</translation>
</message>
<message>
<source>Ask an administrator of the pool for a role.</source>
<translation>Demandez un rôle à un administrateur du pool.</translation>
</message>
<message>
<source>Ask an administrator of the pool for the role of a VM operator or a higher one.</source>
<translation>Demandez à un administrateur du pool le rôle d’opérateur de VM ou un rôle supérieur.</translation>
</message>
<message>
<source>Ask an administrator of the pool.</source>
<translation>Adressez-vous à un administrateur du pool.</translation>
</message>
<message>
<source>Ask before a shutdown, reboot or suspend. What destroys data is always asked about.</source>
<translation>Demander avant un arrêt, un redémarrage ou une suspension. Ce qui détruit des données est toujours demandé.</translation>
</message>
<message>
<source>Ask before interrupting</source>
<translation>Demander avant d’interrompre</translation>
</message>
<message>
<source>Ask for updates</source>
<translation>Demander les mises à jour</translation>
</message>
<message>
<source>Ask the host</source>
<translation>Interroger l’hôte</translation>
</message>
<message>
<source>Ask them to close it.</source>
<translation>Demandez-leur de la fermer.</translation>
</message>
<message>
<source>Asking the keyring…</source>
<translation>Interrogation du trousseau…</translation>
</message>
<message>
<source>Asks the package index pypi.org once a day for the newest version of this program, and says so in the status bar. Nothing else is sent, and nothing is installed.</source>
<translation>Demande une fois par jour à l’index de paquets pypi.org la version la plus récente de ce programme et l’indique dans la barre d’état. Rien d’autre n’est envoyé, et rien n’est installé.</translation>
</message>
<message>
<source>At least</source>
<translation>Au moins</translation>
</message>
<message>
<source>At least {needed} are needed.</source>
<translation>Il faut au moins {needed}.</translation>
</message>
<message>
<source>At least {size}. Many VMs, and storage such as ZFS or XOSTOR, need more.</source>
<translation>Au moins {size}. De nombreuses VM, et un stockage tel que ZFS ou XOSTOR, demandent davantage.</translation>
</message>
<message>
<source>At most</source>
<translation>Au plus</translation>
</message>
<message>
<source>At most {count} with these priorities.</source>
<translation>Au plus {count} avec ces priorités.</translation>
</message>
<message>
<source>At most {most} bytes fit what it runs over</source>
<translation>Ce qui le porte accepte au plus {most} octets</translation>
</message>
<message>
<source>At most {most} objects can be dropped at a time.</source>
<translation>On peut déposer {most} objets au plus à la fois.</translation>
</message>
<message>
<source>Attach</source>
<translation>Attacher</translation>
</message>
<message>
<source>Attach USB device</source>
<translation>Attacher un périphérique USB</translation>
</message>
<message>
<source>Attach a USB device to {name}</source>
<translation>Attacher un périphérique USB à {name}</translation>
</message>
<message>
<source>Attach a disk</source>
<translation>Attacher un disque</translation>
</message>
<message>
<source>Attach a disk to {name}</source>
<translation>Attacher un disque à {name}</translation>
</message>
<message>
<source>Attach again: {name}</source>
<translation>Rattacher : {name}</translation>
</message>
<message>
<source>Attach disk</source>
<translation>Attacher un disque</translation>
</message>
<message>
<source>Attach existing</source>
<translation>Attacher un disque existant</translation>
</message>
<message>
<source>Attach it once where it comes from and detach it, or convert it.</source>
<translation>Attachez-la une fois là d’où elle vient puis détachez-la, ou convertissez-la.</translation>
</message>
<message>
<source>Attached</source>
<translation>Attaché</translation>
</message>
<message>
<source>Attached as</source>
<translation>Attaché comme</translation>
</message>
<message>
<source>Attached to nothing</source>
<translation>Attaché à rien</translation>
</message>
<message>
<source>Attaching a USB device to {name}</source>
<translation>Attachement d’un périphérique USB à {name}</translation>
</message>
<message>
<source>Attaching a disk to {name}</source>
<translation>Attachement d’un disque à {name}</translation>
</message>
<message>
<source>Attaching {SR} failed</source>
<translation>L’attachement de {SR} a échoué</translation>
</message>
<message>
<source>Attempts</source>
<translation>Tentatives</translation>
</message>
<message>
<source>Aug</source>
<translation>août</translation>
</message>
<message>
<source>Authority</source>
<translation>Autorité</translation>
</message>
<message>
<source>Auto power on</source>
<translation>Démarrage auto</translation>
</message>
<message>
<source>Automatic</source>
<translation>Automatique</translation>
</message>
<message>
<source>BIOS</source>
<translation>BIOS</translation>
</message>
<message>
<source>BIOS strings</source>
<translation>Chaînes du BIOS</translation>
</message>
<message>
<source>BIOS strings can be set only once</source>
<translation>Les chaînes du BIOS ne peuvent être définies qu’une fois</translation>
</message>
<message>
<source>Back</source>
<translation>Précédent</translation>
</message>
<message>
<source>Back (Alt+Left)</source>
<translation>Précédent (Alt+Gauche)</translation>
</message>
<message>
<source>Back to the usual charts</source>
<translation>Revenir aux graphiques habituels</translation>
</message>
<message>
<source>Back up</source>
<translation>Sauvegarder</translation>
</message>
<message>
<source>Back up {name}</source>
<translation>Sauvegarder {name}</translation>
</message>
<message>
<source>Backend</source>
<translation>Backend</translation>
</message>
<message>
<source>Backing up {name}</source>
<translation>Sauvegarde de {name}</translation>
</message>
<message>
<source>Backup of the pool's data failed</source>
<translation>La sauvegarde des données du pool a échoué</translation>
</message>
<message>
<source>Backup programs may read disks over this network (NBD).</source>
<translation>Des programmes de sauvegarde lisent peut-être des disques par ce réseau (NBD).</translation>
</message>
<message>
<source>Balanced by VM (balance-slb)</source>
<translation>Réparti par VM (balance-slb)</translation>
</message>
<message>
<source>Ballooning</source>
<translation>Ballooning</translation>
</message>
<message>
<source>Becoming a template</source>
<translation>Conversion en modèle</translation>
</message>
<message>
<source>Begin with</source>
<translation>Commencer par</translation>
</message>
<message>
<source>Behind</source>
<translation>En retard</translation>
</message>
<message>
<source>Belgian</source>
<translation>Belge</translation>
</message>
<message>
<source>Between 1 and {most} VMs are made at once</source>
<translation>On crée de 1 à {most} VM à la fois</translation>
</message>
<message>
<source>Between 1 and {most} are possible</source>
<translation>Les valeurs de 1 à {most} sont possibles</translation>
</message>
<message>
<source>Between VMs alone</source>
<translation>Entre VM seulement</translation>
</message>
<message>
<source>Between {least} and {most} can be kept</source>
<translation>On peut en garder de {least} à {most}</translation>
</message>
<message>
<source>Block storage</source>
<translation>Stockage par blocs</translation>
</message>
<message>
<source>Block {block} has no checksum</source>
<translation>Le bloc {block} n’a pas de somme de contrôle</translation>
</message>
<message>
<source>Block {block} is damaged</source>
<translation>Le bloc {block} est endommagé</translation>
</message>
<message>
<source>Block {block} is larger than the first one of its disk</source>
<translation>Le bloc {block} est plus grand que le premier de son disque</translation>
</message>
<message>
<source>Block {block} is out of order</source>
<translation>Le bloc {block} n’est pas à sa place</translation>
</message>
<message>
<source>Block {block} would be behind the end of its disk</source>
<translation>Le bloc {block} serait au-delà de la fin de son disque</translation>
</message>
<message>
<source>Blocked operations</source>
<translation>Opérations bloquées</translation>
</message>
<message>
<source>Bond</source>
<translation>Agrégation</translation>
</message>
<message>
<source>Bond changed</source>
<translation>Agrégat modifié</translation>
</message>
<message>
<source>Bond members must be on one host</source>
<translation>Les membres d’un agrégat doivent être sur un même hôte</translation>
</message>
<message>
<source>Bond mode</source>
<translation>Mode d’agrégation</translation>
</message>
<message>
<source>Bond of {devices}</source>
<translation>Agrégation de {devices}</translation>
</message>
<message>
<source>Bonds of {name}</source>
<translation>Agrégations de {name}</translation>
</message>
<message>
<source>Boot</source>
<translation>Amorçage</translation>
</message>
<message>
<source>Boot and CPU</source>
<translation>Amorçage et CPU</translation>
</message>
<message>
<source>Boot arguments</source>
<translation>Arguments de démarrage</translation>
</message>
<message>
<source>Boot loader</source>
<translation>Chargeur d’amorçage</translation>
</message>
<message>
<source>Boot order</source>
<translation>Ordre d’amorçage</translation>
</message>
<message>
<source>Bootable</source>
<translation>Amorçable</translation>
</message>
<message>
<source>Both certificates hold the same key, as after a renewal. Whoever answers has the key that was trusted.</source>
<translation>Les deux certificats contiennent la même clé, comme après un renouvellement. Celui qui répond a la clé qui était approuvée.</translation>
</message>
<message>
<source>Both must have the same API version</source>
<translation>Les deux doivent avoir la même version d’API</translation>
</message>
<message>
<source>Both must have the same database schema</source>
<translation>Les deux doivent avoir le même schéma de base de données</translation>
</message>
<message>
<source>Both must run the same product version</source>
<translation>Les deux doivent avoir la même version du produit</translation>
</message>
<message>
<source>Bridge</source>
<translation>Pont</translation>
</message>
<message>
<source>Bring it back</source>
<translation>Ramener ici</translation>
</message>
<message>
<source>Btrfs</source>
<translation>Btrfs</translation>
</message>
<message>
<source>Build</source>
<translation>Build</translation>
</message>
<message>
<source>Built</source>
<translation>Compilé</translation>
</message>
<message>
<source>Built-in templates cannot be deleted.</source>
<translation>Les modèles intégrés ne peuvent pas être supprimés.</translation>
</message>
<message>
<source>Bus path</source>
<translation>Chemin du bus</translation>
</message>
<message>
<source>Busiest VMs</source>
<translation>VM les plus actives</translation>
</message>
<message>
<source>By IP address and port</source>
<translation>Par adresse IP et port</translation>
</message>
<message>
<source>By MAC address</source>
<translation>Par adresse MAC</translation>
</message>
<message>
<source>By Windows Update</source>
<translation>Par Windows Update</translation>
</message>
<message>
<source>By folder</source>
<translation>Par dossier</translation>
</message>
<message>
<source>By host</source>
<translation>Par hôte</translation>
</message>
<message>
<source>By its driver, for all hosts</source>
<translation>Par son pilote, pour tous les hôtes</translation>
</message>
<message>
<source>By its driver, on one host</source>
<translation>Par son pilote, sur un hôte</translation>
</message>
<message>
<source>By schedule</source>
<translation>Par planification</translation>
</message>
<message>
<source>By tag</source>
<translation>Par étiquette</translation>
</message>
<message>
<source>By the guest tools</source>
<translation>Par les outils invités</translation>
</message>
<message>
<source>CA certificates of the same name differ</source>
<translation>Des certificats d’autorité de même nom diffèrent</translation>
</message>
<message>
<source>CBT</source>
<translation>CBT</translation>
</message>
<message>
<source>CBT metadata</source>
<translation>Métadonnées CBT</translation>
</message>
<message>
<source>CD drives must be read-only</source>
<translation>Les lecteurs de CD doivent être en lecture seule</translation>
</message>
<message>
<source>CHAP password</source>
<translation>Mot de passe CHAP</translation>
</message>
<message>
<source>CHAP user</source>
<translation>Utilisateur CHAP</translation>
</message>
<message>
<source>CPU</source>
<translation>CPU</translation>
</message>
<message>
<source>CPU and memory</source>
<translation>Processeur et mémoire</translation>
</message>
<message>
<source>CPU cap</source>
<translation>Plafond CPU</translation>
</message>
<message>
<source>CPU features</source>
<translation>Fonctions du CPU</translation>
</message>
<message>
<source>CPU flags</source>
<translation>Indicateurs du CPU</translation>
</message>
<message>
<source>CPU load in the tree</source>
<translation>Charge du processeur dans l’arborescence</translation>
</message>
<message>
<source>CPU or configuration differs too much from the pool</source>
<translation>Le CPU ou la configuration diffère trop du pool</translation>
</message>
<message>
<source>CPU usage</source>
<translation>Utilisation du CPU</translation>
</message>
<message>
<source>CPU usage of {object} is high</source>
<translation>L’utilisation du CPU de {object} est élevée</translation>
</message>
<message>
<source>CPU vendor</source>
<translation>Fabricant du CPU</translation>
</message>
<message>
<source>CPU weight</source>
<translation>Poids CPU</translation>
</message>
<message>
<source>CPU {number}</source>
<translation>CPU {number}</translation>
</message>
<message>
<source>CPU {share}</source>
<translation>Processeur {share}</translation>
</message>
<message>
<source>CSV files in an archive (ZIP)</source>
<translation>Fichiers CSV dans une archive (ZIP)</translation>
</message>
<message>
<source>Call and owner</source>
<translation>Appel et propriétaire</translation>
</message>
<message>
<source>Came with the pool</source>
<translation>Fourni avec le pool</translation>
</message>
<message>
<source>Canadian (French)</source>
<translation>Canadien (français)</translation>
</message>
<message>
<source>Cancel</source>
<translation>Annuler</translation>
</message>
<message>
<source>Cancel {title}</source>
<translation>Annuler {title}</translation>
</message>
<message>
<source>Cancelled</source>
<translation>Annulé</translation>
</message>
<message>
<source>Cancelling</source>
<translation>Annulation en cours</translation>
</message>
<message>
<source>Cannot become local while several hosts use it</source>
<translation>Ne peut pas devenir local tant que plusieurs hôtes l’utilisent</translation>
</message>
<message>
<source>Cannot migrate to an older host</source>
<translation>Impossible de migrer vers un hôte plus ancien</translation>
</message>
<message>
<source>Cap</source>
<translation>Plafond</translation>
</message>
<message>
<source>Cards of this host that the pool knows are listed here.</source>
<translation>Les cartes de cet hôte que le pool connaît sont listées ici.</translation>
</message>
<message>
<source>Caution</source>
<translation>Attention</translation>
</message>
<message>
<source>Ceph RBD</source>
<translation>Ceph RBD</translation>
</message>
<message>
<source>CephFS</source>
<translation>CephFS</translation>
</message>
<message>
<source>Certificate</source>
<translation>Certificat</translation>
</message>
<message>
<source>Certificate checking failed between the joining host and the pool</source>
<translation>La vérification des certificats a échoué entre l’hôte entrant et le pool</translation>
</message>
<message>
<source>Certificate expires in {days}</source>
<translation>Certificat expirant dans {days}</translation>
</message>
<message>
<source>Certificate has expired</source>
<translation>Certificat expiré</translation>
</message>
<message>
<source>Certificate of {name}</source>
<translation>Certificat de {name}</translation>
</message>
<message>
<source>Certificates</source>
<translation>Certificats</translation>
</message>
<message>
<source>Certificates (*.pem)</source>
<translation>Certificats (*.pem)</translation>
</message>
<message>
<source>Change NIC or VLAN</source>
<translation>Changer de carte ou de VLAN</translation>
</message>
<message>
<source>Change bond mode</source>
<translation>Changer le mode d’agrégation</translation>
</message>
<message>
<source>Change coordinator</source>
<translation>Changer de coordinateur</translation>
</message>
<message>
<source>Change firmware</source>
<translation>Changer le micrologiciel</translation>
</message>
<message>
<source>Change memory and vCPUs</source>
<translation>Modifier la mémoire et les vCPU</translation>
</message>
<message>
<source>Change packet size</source>
<translation>Changer la taille des paquets</translation>
</message>
<message>
<source>Change password</source>
<translation>Changer le mot de passe</translation>
</message>
<message>
<source>Change role</source>
<translation>Changer le rôle</translation>
</message>
<message>
<source>Change tags</source>
<translation>Modifier les étiquettes</translation>
</message>
<message>
<source>Change the password of {name}</source>
<translation>Changer le mot de passe de {name}</translation>
</message>
<message>
<source>Change the role of</source>
<translation>Changer le rôle de</translation>
</message>
<message>
<source>Change their addresses one by one, the coordinator last.</source>
<translation>Changez leurs adresses une par une, le coordinateur en dernier.</translation>
</message>
<message>
<source>Changed block tracking did not survive a change of size</source>
<translation>Le suivi des blocs modifiés n’a pas survécu à un changement de taille</translation>
</message>
<message>
<source>Changed block tracking of a disk is not reliable any more</source>
<translation>Le suivi des blocs modifiés d’un disque n’est plus fiable</translation>
</message>
<message>
<source>Changed elsewhere to “{value}” meanwhile.</source>
<translation>Changé entre-temps ailleurs en « {value} ».</translation>
</message>
<message>
<source>Changelog</source>
<translation>Journal des modifications</translation>
</message>
<message>
<source>Changing its interfaces would cut networks that are in use.</source>
<translation>Modifier ses interfaces couperait des réseaux utilisés.</translation>
</message>
<message>
<source>Changing memory</source>
<translation>Modification de la mémoire</translation>
</message>
<message>
<source>Changing memory and vCPUs of {name}</source>
<translation>Modification de la mémoire et des vCPU de {name}</translation>
</message>
<message>
<source>Changing the bonds of {name}</source>
<translation>Modification des agrégations de {name}</translation>
</message>
<message>
<source>Changing the connection of {name}</source>
<translation>Modification de la connexion de {name}</translation>
</message>
<message>
<source>Changing the coordinator of {name}</source>
<translation>Changement du coordinateur de {name}</translation>
</message>
<message>
<source>Changing the firmware of {name}</source>
<translation>Changement du micrologiciel de {name}</translation>
</message>
<message>
<source>Changing the packet size of {name}</source>
<translation>Modification de la taille des paquets de {name}</translation>
</message>
<message>
<source>Changing the password of {name}</source>
<translation>Changement du mot de passe de {name}</translation>
</message>
<message>
<source>Changing the role of {name}</source>
<translation>Changement du rôle de {name}</translation>
</message>
<message>
<source>Changing the snapshot schedule of {name}</source>
<translation>Changement de la planification d’instantanés de {name}</translation>
</message>
<message>
<source>Changing the tags of {name}</source>
<translation>Modification des étiquettes de {name}</translation>
</message>
<message>
<source>Changing the vApp of {name}</source>
<translation>Modification de la vApp de {name}</translation>
</message>
<message>
<source>Changing the {what} of {name}</source>
<translation>Modification de {name} : {what}</translation>
</message>
<message>
<source>Changing vCPUs</source>
<translation>Modification des vCPU</translation>
</message>
<message>
<source>Changing {name}</source>
<translation>Modification de {name}</translation>
</message>
<message>
<source>Check CHAP and the target's access list. The storage driver says: {text}.</source>
<translation>Vérifiez CHAP et la liste d’accès de la cible. Le pilote de stockage dit : {text}.</translation>
</message>
<message>
<source>Check again</source>
<translation>Vérifier de nouveau</translation>
</message>
<message>
<source>Check again in a moment.</source>
<translation>Vérifiez de nouveau dans un instant.</translation>
</message>
<message>
<source>Check both. The password is that of the host, or of the directory the pool uses.</source>
<translation>Vérifiez les deux. Le mot de passe est celui de l’hôte, ou de l’annuaire que le pool utilise.</translation>
</message>
<message>
<source>Check cables, switches and the storage target; the number of paths is on the page of the storage.</source>
<translation>Vérifiez les câbles, les commutateurs et la cible de stockage ; le nombre de chemins est sur la page du stockage.</translation>
</message>
<message>
<source>Check its name, and that the hosts use the domain's name servers.</source>
<translation>Vérifiez son nom, et que les hôtes utilisent les serveurs de noms du domaine.</translation>
</message>
<message>
<source>Check name servers, clock and the domain controller.</source>
<translation>Vérifiez les serveurs de noms, l’horloge et le contrôleur de domaine.</translation>
</message>
<message>
<source>Check that the address belongs to an XCP-ng or XenServer host and not to a proxy.</source>
<translation>Vérifiez que l’adresse est celle d’un hôte XCP-ng ou XenServer et non d’un proxy.</translation>
</message>
<message>
<source>Check that the address belongs to an XCP-ng or XenServer host.</source>
<translation>Vérifiez que l’adresse est celle d’un hôte XCP-ng ou XenServer.</translation>
</message>
<message>
<source>Check that the host has power and network.</source>
<translation>Vérifiez que l’hôte a du courant et du réseau.</translation>
</message>
<message>
<source>Check that the storage can be reached from the host, and connect it again.</source>
<translation>Vérifiez que l’hôte peut atteindre le stockage, et reconnectez-le.</translation>
</message>
<message>
<source>Check the address and the port (443 unless another is given), and that no firewall is in the way.</source>
<translation>Vérifiez l’adresse et le port (443 si aucun autre n’est donné), et qu’aucun pare-feu n’y fait obstacle.</translation>
</message>
<message>
<source>Check the boot disk and the boot settings of the VM.</source>
<translation>Vérifiez le disque d’amorçage et les réglages d’amorçage de la VM.</translation>
</message>
<message>
<source>Check the cables and the switch ports of its interfaces.</source>
<translation>Vérifiez les câbles et les ports de commutateur de ses interfaces.</translation>
</message>
<message>
<source>Check the clocks of the host and of this computer.</source>
<translation>Vérifiez les horloges de l’hôte et de cet ordinateur.</translation>
</message>
<message>
<source>Check the connection of the storage.</source>
<translation>Vérifiez la connexion du stockage.</translation>
</message>
<message>
<source>Check the guest's boot loader, the pool's Secure Boot certificates, or switch Secure Boot off for this VM.</source>
<translation>Vérifiez le chargeur d’amorçage de l’invité, les certificats Secure Boot du pool, ou désactivez Secure Boot pour cette VM.</translation>
</message>
<message>
<source>Check the heartbeat network and the storage of the state file.</source>
<translation>Vérifiez le réseau de heartbeat et le stockage du fichier d’état.</translation>
</message>
<message>
<source>Check the storage that high availability uses. Until it is back the pool cannot survive a failure.</source>
<translation>Vérifiez le stockage que la haute disponibilité utilise. Tant qu’il n’est pas revenu, le pool ne peut survivre à une panne.</translation>
</message>
<message>
<source>Checksums in the file do not match</source>
<translation>Les sommes de contrôle du fichier ne correspondent pas</translation>
</message>
<message>
<source>Choose QCOW2 instead.</source>
<translation>Choisissez plutôt QCOW2.</translation>
</message>
<message>
<source>Choose a file to import</source>
<translation>Choisir un fichier à importer</translation>
</message>
<message>
<source>Choose a folder</source>
<translation>Choisir un dossier</translation>
</message>
<message>
<source>Choose a package to read what changed.</source>
<translation>Choisissez un paquet pour lire ce qui a changé.</translation>
</message>
<message>
<source>Choose a storage for suspend images in the pool's properties.</source>
<translation>Choisissez un stockage pour les images de suspension dans les propriétés du pool.</translation>
</message>
<message>
<source>Choose a template of your own that has a disk, and keep that disk.</source>
<translation>Choisissez un de vos modèles qui a un disque, et gardez ce disque.</translation>
</message>
<message>
<source>Choose another folder, or make room on the disk, and try again.</source>
<translation>Choisissez un autre dossier, ou libérez de la place sur le disque, et réessayez.</translation>
</message>
<message>
<source>Choose another format, or report this with the version of the host.</source>
<translation>Choisissez un autre format, ou signalez-le avec la version de l’hôte.</translation>
</message>
<message>
<source>Choose another host, or connect the host to the network.</source>
<translation>Choisissez un autre hôte, ou connectez l’hôte au réseau.</translation>
</message>
<message>
<source>Choose another mode.</source>
<translation>Choisissez un autre mode.</translation>
</message>
<message>
<source>Choose at least one data source.</source>
<translation>Choisissez au moins une source de données.</translation>
</message>
<message>
<source>Choose at least one host</source>
<translation>Choisissez au moins un hôte</translation>
</message>
<message>
<source>Choose at least one part</source>
<translation>Choisissez au moins une partie</translation>
</message>
<message>
<source>Choose on the page Machine which one is imported, or all of them as a vApp.</source>
<translation>Choisissez à la page Machine laquelle est importée, ou toutes en vApp.</translation>
</message>
<message>
<source>Choose one in the pool's properties. This is about {SR}.</source>
<translation>Choisissez-en un dans les propriétés du pool. Il s’agit de {SR}.</translation>
</message>
<message>
<source>Choose one, or let the pool look for updates only when it is asked to.</source>
<translation>Choisissez-en un, ou laissez le pool chercher des mises à jour seulement sur demande.</translation>
</message>
<message>
<source>Choose them as the source first.</source>
<translation>Choisissez-les d’abord comme source.</translation>
</message>
<message>
<source>Choose what it runs over</source>
<translation>Choisissez ce qui le porte</translation>
</message>
<message>
<source>Choose what the VM gets</source>
<translation>Choisissez ce que la VM reçoit</translation>
</message>
<message>
<source>Choose…</source>
<translation>Choisir…</translation>
</message>
<message>
<source>Class</source>
<translation>Classe</translation>
</message>
<message>
<source>Clear</source>
<translation>Effacer</translation>
</message>
<message>
<source>Clear filter</source>
<translation>Effacer le filtre</translation>
</message>
<message>
<source>Clear finished</source>
<translation>Effacer les terminées</translation>
</message>
<message>
<source>Clear {title}</source>
<translation>Effacer {title}</translation>
</message>
<message>
<source>Clipboard from the guest</source>
<translation>Presse-papiers depuis l’invité</translation>
</message>
<message>
<source>Clipboard to the guest</source>
<translation>Presse-papiers vers l’invité</translation>
</message>
<message>
<source>Clock differs</source>
<translation>L’horloge diffère</translation>
</message>
<message>
<source>Cloned</source>
<translation>Clonée</translation>
</message>
<message>
<source>Cloning</source>
<translation>Clonage</translation>
</message>
<message>
<source>Close</source>
<translation>Fermer</translation>
</message>
<message>
<source>Close anyway</source>
<translation>Fermer quand même</translation>
</message>
<message>
<source>Close consoles of this VM elsewhere: a host may allow only a few at a time.</source>
<translation>Fermez ailleurs les consoles de cette VM : un hôte peut n’en autoriser que quelques-unes à la fois.</translation>
</message>
<message>
<source>Close the notifications (Esc)</source>
<translation>Fermer les notifications (Échap)</translation>
</message>
<message>
<source>Close window</source>
<translation>Fermer la fenêtre</translation>
</message>
<message>
<source>Clustered</source>
<translation>En grappe</translation>
</message>
<message>
<source>Clustering is off on the host</source>
<translation>La mise en grappe est désactivée sur l’hôte</translation>
</message>
<message>
<source>Clustering is on</source>
<translation>La mise en grappe est activée</translation>
</message>
<message>
<source>Code</source>
<translation>Code</translation>
</message>
<message>
<source>Columns</source>
<translation>Colonnes</translation>
</message>
<message>
<source>Comma-separated values (*.csv)</source>
<translation>Valeurs séparées par des virgules (*.csv)</translation>
</message>
<message>
<source>Command to run on the host</source>
<translation>Commande à exécuter sur l’hôte</translation>
</message>
<message>
<source>Commands for a shell</source>
<translation>Commandes pour un shell</translation>
</message>
<message>
<source>Compare</source>
<translation>Comparer</translation>
</message>
<message>
<source>Compare hosts</source>
<translation>Comparer les hôtes</translation>
</message>
<message>
<source>Compare the fingerprint with the one the host itself shows before you trust it.</source>
<translation>Comparez l’empreinte avec celle que l’hôte lui-même affiche avant de lui faire confiance.</translation>
</message>
<message>
<source>Compare {name} with</source>
<translation>Comparer {name} avec</translation>
</message>
<message>
<source>Compare…</source>
<translation>Comparer…</translation>
</message>
<message>
<source>Compress migrations</source>
<translation>Compresser les migrations</translation>
</message>
<message>
<source>Compression</source>
<translation>Compression</translation>
</message>
<message>
<source>Configure address</source>
<translation>Configurer l’adresse</translation>
</message>
<message>
<source>Configuring {PIF} failed</source>
<translation>La configuration de {PIF} a échoué</translation>
</message>
<message>
<source>Configuring {name}</source>
<translation>Configuration de {name}</translation>
</message>
<message>
<source>Connect</source>
<translation>Connecter</translation>
</message>
<message>
<source>Connect a storage repository first.</source>
<translation>Connectez d’abord un dépôt de stockage.</translation>
</message>
<message>
<source>Connect again</source>
<translation>Se reconnecter</translation>
</message>
<message>
<source>Connect again to see the pool that answers there now.</source>
<translation>Reconnectez-vous pour voir le pool qui y répond maintenant.</translation>
</message>
<message>
<source>Connect again.</source>
<translation>Reconnectez-vous.</translation>
</message>
<message>
<source>Connect all hosts</source>
<translation>Connecter tous les hôtes</translation>
</message>
<message>
<source>Connect all hosts to</source>
<translation>Connecter tous les hôtes à</translation>
</message>
<message>
<source>Connect anew</source>
<translation>Reconnecter</translation>
</message>
<message>
<source>Connect as {user}, without the password</source>
<translation>Se connecter comme {user}, sans le mot de passe</translation>
</message>
<message>
<source>Connect first.</source>
<translation>Connectez-vous d’abord.</translation>
</message>
<message>
<source>Connect once</source>
<translation>Connecter une fois</translation>
</message>
<message>
<source>Connect the storage to its hosts.</source>
<translation>Connectez le stockage à ses hôtes.</translation>
</message>
<message>
<source>Connect the storage to the host, choose another host, or move the VM with its disks.</source>
<translation>Connectez le stockage à l’hôte, choisissez un autre hôte, ou déplacez la VM avec ses disques.</translation>
</message>
<message>
<source>Connect to a pool</source>
<translation>Se connecter à un pool</translation>
</message>
<message>
<source>Connect to a pool — XO Lite Desktop</source>
<translation>Se connecter à un pool — XO Lite Desktop</translation>
</message>
<message>
<source>Connect to all recent pools</source>
<translation>Se connecter à tous les pools récents</translation>
</message>
<message>
<source>Connect to another pool</source>
<translation>Se connecter à un autre pool</translation>
</message>
<message>
<source>Connect to another pool, to move it there</source>
<translation>Se connecter à un autre pool, pour l’y déplacer</translation>
</message>
<message>
<source>Connect to it again, then go on here.</source>
<translation>Reconnectez-vous-y, puis continuez ici.</translation>
</message>
<message>
<source>Connect to the coordinator. If it is gone for good, another host must be made coordinator.</source>
<translation>Connectez-vous au coordinateur. S’il est perdu pour de bon, un autre hôte doit devenir coordinateur.</translation>
</message>
<message>
<source>Connect to the host that shall join</source>
<translation>Se connecter à l’hôte qui doit rejoindre le pool</translation>
</message>
<message>
<source>Connect to {address}.</source>
<translation>Connectez-vous à {address}.</translation>
</message>
<message>
<source>Connect with a password…</source>
<translation>Se connecter avec un mot de passe…</translation>
</message>
<message>
<source>Connected</source>
<translation>Connecté</translation>
</message>
<message>
<source>Connected now</source>
<translation>Connecté maintenant</translation>
</message>
<message>
<source>Connected now: {pools}. The windows keep what they show, send nothing more, and ask at once. Files under way and work the pool has begun go on.</source>
<translation>Connecté en ce moment : {pools}. Les fenêtres gardent ce qu’elles montrent, n’envoient plus rien et demandent aussitôt. Les fichiers en cours et le travail commencé par le pool continuent.</translation>
</message>
<message>
<source>Connected to</source>
<translation>Connecté à</translation>
</message>
<message>
<source>Connected to no host</source>
<translation>Connecté à aucun hôte</translation>
</message>
<message>
<source>Connecting</source>
<translation>Connexion</translation>
</message>
<message>
<source>Connecting hosts to {name}</source>
<translation>Connexion des hôtes à {name}</translation>
</message>
<message>
<source>Connecting to the console…</source>
<translation>Connexion à la console…</translation>
</message>
<message>
<source>Connecting to {address}…</source>
<translation>Connexion à {address}…</translation>
</message>
<message>
<source>Connecting to {host}…</source>
<translation>Connexion à {host}…</translation>
</message>
<message>
<source>Connecting {name}</source>
<translation>Connexion de {name}</translation>
</message>
<message>
<source>Connection</source>
<translation>Connexion</translation>
</message>
<message>
<source>Connection lost</source>
<translation>Connexion perdue</translation>
</message>
<message>
<source>Connection lost {time} ago. What is shown may be out of date.</source>
<translation>Connexion perdue depuis {time}. Ce qui est affiché n’est peut-être plus à jour.</translation>
</message>
<message>
<source>Connect…</source>
<translation>Se connecter…</translation>
</message>
<message>
<source>Console</source>
<translation>Console</translation>
</message>
<message>
<source>Console logs out after</source>
<translation>Console déconnectée après</translation>
</message>
<message>
<source>Consoles</source>
<translation>Consoles</translation>
</message>
<message>
<source>Contains</source>
<translation>Contient</translation>
</message>
<message>
<source>Content</source>
<translation>Contenu</translation>
</message>
<message>
<source>Contents</source>
<translation>Contenu</translation>
</message>
<message>
<source>Control domain</source>
<translation>Domaine de contrôle</translation>
</message>
<message>
<source>Control domain memory</source>
<translation>Mémoire du domaine de contrôle</translation>
</message>
<message>
<source>Control domain memory of {name}</source>
<translation>Mémoire du domaine de contrôle de {name}</translation>
</message>
<message>
<source>Control domain short of memory</source>
<translation>Le domaine de contrôle manque de mémoire</translation>
</message>
<message>
<source>Convert it first, for example with qemu-img convert.</source>
<translation>Convertissez-la d’abord, par exemple avec qemu-img convert.</translation>
</message>
<message>
<source>Convert to VM</source>
<translation>Convertir en VM</translation>
</message>
<message>
<source>Convert to template</source>
<translation>Convertir en modèle</translation>
</message>
<message>
<source>Converting {name} to a VM</source>
<translation>Conversion de {name} en VM</translation>
</message>
<message>
<source>Converting {name} to a template</source>
<translation>Conversion de {name} en modèle</translation>
</message>
<message>
<source>Coordinator</source>
<translation>Coordinateur</translation>
</message>
<message>
<source>Copied</source>
<translation>Copié</translation>
</message>
<message>
<source>Copied with the VM</source>
<translation>Copié avec la VM</translation>
</message>
<message>
<source>Copies</source>
<translation>Copies</translation>
</message>
<message>
<source>Copy</source>
<translation>Copier</translation>
</message>
<message>
<source>Copy BIOS strings of a host</source>
<translation>Copier les chaînes BIOS d’un hôte</translation>
</message>
<message>
<source>Copy UUID</source>
<translation>Copier l’UUID</translation>
</message>
<message>
<source>Copy UUIDs of</source>
<translation>Copier les UUID de</translation>
</message>
<message>
<source>Copy all rows</source>
<translation>Copier toutes les lignes</translation>
</message>
<message>
<source>Copy as text</source>
<translation>Copier comme texte</translation>
</message>
<message>
<source>Copy code</source>
<translation>Copier le code</translation>
</message>
<message>
<source>Copy fingerprint</source>
<translation>Copier l’empreinte</translation>
</message>
<message>
<source>Copy it again from where it was made, or export the VM again.</source>
<translation>Copiez-le à nouveau depuis sa source, ou exportez la VM à nouveau.</translation>
</message>
<message>
<source>Copy it, and change the copy.</source>
<translation>Copiez-le, et modifiez la copie.</translation>
</message>
<message>
<source>Copy of {name}</source>
<translation>Copie de {name}</translation>
</message>
<message>
<source>Copy or download it again.</source>
<translation>Copiez-le ou téléchargez-le à nouveau.</translation>
</message>
<message>
<source>Copy or download it again. If it stays so, the image may have been made to do harm.</source>
<translation>Copiez-la ou téléchargez-la à nouveau. Si rien ne change, l’image a peut-être été faite pour nuire.</translation>
</message>
<message>
<source>Copy or download the package again.</source>
<translation>Copiez ou téléchargez le paquet à nouveau.</translation>
</message>
<message>
<source>Copy or export</source>
<translation>Copier ou exporter</translation>
</message>
<message>
<source>Copy report</source>
<translation>Copier le rapport</translation>
</message>
<message>
<source>Copy the BIOS strings of a host to {whom}</source>
<translation>Copier les chaînes BIOS d’un hôte vers {whom}</translation>
</message>
<message>
<source>Copy the selected rows</source>
<translation>Copier les lignes sélectionnées</translation>
</message>
<message>
<source>Copy the template’s disks in full: they share nothing with it</source>
<translation>Copier entièrement les disques du modèle : ils ne partagent rien avec lui</translation>
</message>
<message>
<source>Copy to storage</source>
<translation>Copier vers un stockage</translation>
</message>
<message>
<source>Copy {command}</source>
<translation>Copier {command}</translation>
</message>
<message>
<source>Copy {label}</source>
<translation>Copier : {label}</translation>
</message>
<message>
<source>Copy {name}</source>
<translation>Copier {name}</translation>
</message>
<message>
<source>Copy {what}</source>
<translation>Copier : {what}</translation>
</message>
<message>
<source>Copy {whom}</source>
<translation>Copier {whom}</translation>
</message>
<message>
<source>Copying</source>
<translation>Copie</translation>
</message>
<message>
<source>Copying BIOS strings to {name}</source>
<translation>Copie de chaînes BIOS vers {name}</translation>
</message>
<message>
<source>Copying the disk failed</source>
<translation>La copie du disque a échoué</translation>
</message>
<message>
<source>Copying {name}</source>
<translation>Copie de {name}</translation>
</message>
<message>
<source>Crash dump</source>
<translation>Image de plantage</translation>
</message>
<message>
<source>Crash dump storage</source>
<translation>Stockage des images de plantage</translation>
</message>
<message>
<source>Crash dumps</source>
<translation>Vidages après plantage</translation>
</message>
<message>
<source>Crashed</source>
<translation>Plantage</translation>
</message>
<message>
<source>Create</source>
<translation>Créer</translation>
</message>
<message>
<source>Create the default templates of the pool again, with xe-update-templates or by restarting the toolstack of the coordinator.</source>
<translation>Recréez les modèles par défaut du pool, avec xe-update-templates ou en redémarrant la toolstack du coordinateur.</translation>
</message>
<message>
<source>Created</source>
<translation>Création</translation>
</message>
<message>
<source>Critical</source>
<translation>Critique</translation>
</message>
<message>
<source>Critical and serious</source>
<translation>Critiques et graves</translation>
</message>
<message>
<source>Ctrl+Alt+Backspace</source>
<translation>Ctrl+Alt+Retour arrière</translation>
</message>
<message>
<source>Ctrl+Alt+Del</source>
<translation>Ctrl+Alt+Suppr</translation>
</message>
<message>
<source>Ctrl+Alt+F1</source>
<translation>Ctrl+Alt+F1</translation>
</message>
<message>
<source>Ctrl+Alt+F1 to F12</source>
<translation>Ctrl+Alt+F1 à F12</translation>
</message>
<message>
<source>Ctrl+Alt+F10</source>
<translation>Ctrl+Alt+F10</translation>
</message>
<message>
<source>Ctrl+Alt+F11</source>
<translation>Ctrl+Alt+F11</translation>
</message>
<message>
<source>Ctrl+Alt+F12</source>
<translation>Ctrl+Alt+F12</translation>
</message>
<message>
<source>Ctrl+Alt+F2</source>
<translation>Ctrl+Alt+F2</translation>
</message>
<message>
<source>Ctrl+Alt+F3</source>
<translation>Ctrl+Alt+F3</translation>
</message>
<message>
<source>Ctrl+Alt+F4</source>
<translation>Ctrl+Alt+F4</translation>
</message>
<message>
<source>Ctrl+Alt+F5</source>
<translation>Ctrl+Alt+F5</translation>
</message>
<message>
<source>Ctrl+Alt+F6</source>
<translation>Ctrl+Alt+F6</translation>
</message>
<message>
<source>Ctrl+Alt+F7</source>
<translation>Ctrl+Alt+F7</translation>
</message>
<message>
<source>Ctrl+Alt+F8</source>
<translation>Ctrl+Alt+F8</translation>
</message>
<message>
<source>Ctrl+Alt+F9</source>
<translation>Ctrl+Alt+F9</translation>
</message>
<message>
<source>Ctrl+Shift+Esc</source>
<translation>Ctrl+Maj+Échap</translation>
</message>
<message>
<source>Curves of {chart}</source>
<translation>Courbes de {chart}</translation>
</message>
<message>
<source>Custom</source>
<translation>Personnalisé</translation>
</message>
<message>
<source>Custom fields</source>
<translation>Champs personnalisés</translation>
</message>
<message>
<source>Custom fields of {name}</source>
<translation>Champs personnalisés de {name}</translation>
</message>
<message>
<source>Cut off for some seconds: {interfaces} of VMs.</source>
<translation>Coupées quelques secondes : {interfaces} de VM.</translation>
</message>
<message>
<source>DHCP</source>
<translation>DHCP</translation>
</message>
<message>
<source>DNS</source>
<translation>DNS</translation>
</message>
<message>
<source>DNS servers</source>
<translation>Serveurs DNS</translation>
</message>
<message>
<source>DVD</source>
<translation>DVD</translation>
</message>
<message>
<source>DVD drive and guest tools</source>
<translation>Lecteur DVD et outils invités</translation>
</message>
<message>
<source>DVD drive {position} of {vm}</source>
<translation>lecteur DVD {position} de {vm}</translation>
</message>
<message>
<source>Danish</source>
<translation>Danois</translation>
</message>
<message>
<source>Dark</source>
<translation>Sombre</translation>
</message>
<message>
<source>Dark theme</source>
<translation>Thème sombre</translation>
</message>
<message>
<source>Dashboard</source>
<translation>Tableau de bord</translation>
</message>
<message>
<source>Date</source>
<translation>Date</translation>
</message>
<message>
<source>Day</source>
<translation>Jour</translation>
</message>
<message>
<source>Deactivate</source>
<translation>Désactiver</translation>
</message>
<message>
<source>Deactivate them first, or shut the VMs down.</source>
<translation>Désactivez-les d’abord, ou arrêtez les VM.</translation>
</message>
<message>
<source>Deactivating {name}</source>
<translation>Désactivation de {name}</translation>
</message>
<message>
<source>Dec</source>
<translation>déc.</translation>
</message>
<message>
<source>Decrypt it first, for example with qemu-img convert.</source>
<translation>Déchiffrez-la d’abord, par exemple avec qemu-img convert.</translation>
</message>
<message>
<source>Default</source>
<translation>Par défaut</translation>
</message>
<message>
<source>Default locking mode</source>
<translation>Mode de verrouillage par défaut</translation>
</message>
<message>
<source>Default storage</source>
<translation>Stockage par défaut</translation>
</message>
<message>
<source>Defining the fields of {name}</source>
<translation>Définition des champs de {name}</translation>
</message>
<message>
<source>Del</source>
<translation>Suppr</translation>
</message>
<message>
<source>Delay, s</source>
<translation>Délai, s</translation>
</message>
<message>
<source>Delete</source>
<translation>Supprimer</translation>
</message>
<message>
<source>Delete it in the Snapshots tab.</source>
<translation>Supprimez-le dans l’onglet Instantanés.</translation>
</message>
<message>
<source>Delete it when the storage takes it.</source>
<translation>Supprimez-le quand le stockage l’acceptera.</translation>
</message>
<message>
<source>Delete schedule</source>
<translation>Supprimer la planification</translation>
</message>
<message>
<source>Delete snapshot</source>
<translation>Supprimer l’instantané</translation>
</message>
<message>
<source>Delete the snapshot {VM} in the Snapshots tab.</source>
<translation>Supprimez l’instantané {VM} dans l’onglet Instantanés.</translation>
</message>
<message>
<source>Delete unused disks</source>
<translation>Supprimer les disques inutilisés</translation>
</message>
<message>
<source>Delete unused disks of {name}</source>
<translation>Supprimer les disques inutilisés de {name}</translation>
</message>
<message>
<source>Delete unused…</source>
<translation>Supprimer les inutilisés…</translation>
</message>
<message>
<source>Delete vApp</source>
<translation>Supprimer la vApp</translation>
</message>
<message>
<source>Delete {whom}?</source>
<translation>Supprimer {whom} ?</translation>
</message>
<message>
<source>Deleting</source>
<translation>Suppression</translation>
</message>
<message>
<source>Deleting the snapshot {name}</source>
<translation>Suppression de l’instantané {name}</translation>
</message>
<message>
<source>Deleting the vApp of {name}</source>
<translation>Suppression de la vApp de {name}</translation>
</message>
<message>
<source>Deleting unused disks of {name}</source>
<translation>Suppression des disques inutilisés de {name}</translation>
</message>
<message>
<source>Deleting {name}</source>
<translation>Suppression de {name}</translation>
</message>
<message>
<source>Dell DRAC or iDRAC</source>
<translation>Dell DRAC ou iDRAC</translation>
</message>
<message>
<source>Description</source>
<translation>Description</translation>
</message>
<message>
<source>Destroy</source>
<translation>Détruire</translation>
</message>
<message>
<source>Destroying {name}</source>
<translation>Destruction de {name}</translation>
</message>
<message>
<source>Detach</source>
<translation>Détacher</translation>
</message>
<message>
<source>Detach it from them first.</source>
<translation>Détachez-le d’abord de celles-ci.</translation>
</message>
<message>
<source>Detach shared storage from the joining host first</source>
<translation>Détachez d’abord le stockage partagé de l’hôte entrant</translation>
</message>
<message>
<source>Detach the disk or wait until the operation has ended.</source>
<translation>Détachez le disque ou attendez la fin de l’opération.</translation>
</message>
<message>
<source>Detached</source>
<translation>Détaché</translation>
</message>
<message>
<source>Detaching {name}</source>
<translation>Détachement de {name}</translation>
</message>
<message>
<source>Details</source>
<translation>Détails</translation>
</message>
<message>
<source>Details of {title}</source>
<translation>Détails de {title}</translation>
</message>
<message>
<source>Device</source>
<translation>Périphérique</translation>
</message>
<message>
<source>Devices plugged into this host are listed here, whether VMs may have them or not.</source>
<translation>Les appareils branchés à cet hôte sont listés ici, que des VM puissent les avoir ou non.</translation>
</message>
<message>
<source>Diagnostic bundle</source>
<translation>Dossier de diagnostic</translation>
</message>
<message>
<source>Differs</source>
<translation>Diffère</translation>
</message>
<message>
<source>Directory</source>
<translation>Annuaire</translation>
</message>
<message>
<source>Directory (AD) settings differ</source>
<translation>Les réglages de l’annuaire (AD) diffèrent</translation>
</message>
<message>
<source>Disable</source>
<translation>Désactiver</translation>
</message>
<message>
<source>Disable high availability</source>
<translation>Désactiver la haute disponibilité</translation>
</message>
<message>
<source>Disable high availability of {whom}?</source>
<translation>Désactiver la haute disponibilité de {whom} ?</translation>
</message>
<message>
<source>Disable it on the host first.</source>
<translation>Désactivez-la d’abord sur l’hôte.</translation>
</message>
<message>
<source>Disabled</source>
<translation>Désactivé</translation>
</message>
<message>
<source>Disabled: no traffic</source>
<translation>Désactivé : aucun trafic</translation>
</message>
<message>
<source>Disabling high availability of {name}</source>
<translation>Désactivation de la haute disponibilité de {name}</translation>
</message>
<message>
<source>Disabling {name}</source>
<translation>Désactivation de {name}</translation>
</message>
<message>
<source>Disc</source>
<translation>Disque optique</translation>
</message>
<message>
<source>Disc in the drive: {label}</source>
<translation>Disque dans le lecteur : {label}</translation>
</message>
<message>
<source>Disc libraries</source>
<translation>Bibliothèques de disques</translation>
</message>
<message>
<source>Disconnect</source>
<translation>Déconnecter</translation>
</message>
<message>
<source>Disconnect all hosts</source>
<translation>Déconnecter tous les hôtes</translation>
</message>
<message>
<source>Disconnect all hosts from</source>
<translation>Déconnecter tous les hôtes de</translation>
</message>
<message>
<source>Disconnect all hosts from {whom}?</source>
<translation>Déconnecter tous les hôtes de {whom} ?</translation>
</message>
<message>
<source>Disconnect all pools</source>
<translation>Se déconnecter de tous les pools</translation>
</message>
<message>
<source>Disconnect the storage first.</source>
<translation>Déconnectez d’abord le stockage.</translation>
</message>
<message>
<source>Disconnected</source>
<translation>Déconnecté</translation>
</message>
<message>
<source>Disconnected. What is shown is how the pool was.</source>
<translation>Déconnecté. Ce qui est affiché montre le pool tel qu’il était.</translation>
</message>
<message>
<source>Disconnecting</source>
<translation>Déconnexion</translation>
</message>
<message>
<source>Disconnecting hosts from {name}</source>
<translation>Déconnexion des hôtes de {name}</translation>
</message>
<message>
<source>Disconnecting {name}</source>
<translation>Déconnexion de {name}</translation>
</message>
<message>
<source>Discs</source>
<translation>Disques optiques</translation>
</message>
<message>
<source>Discs of it are ejected from the drives of {vms}.</source>
<translation>Ses disques sont éjectés des lecteurs de {vms}.</translation>
</message>
<message>
<source>Disk</source>
<translation>Disque</translation>
</message>
<message>
<source>Disk UUID</source>
<translation>UUID du disque</translation>
</message>
<message>
<source>Disk activity</source>
<translation>Activité des disques</translation>
</message>
<message>
<source>Disk and memory</source>
<translation>Disque et mémoire</translation>
</message>
<message>
<source>Disk hotplug</source>
<translation>Branchement à chaud des disques</translation>
</message>
<message>
<source>Disk image</source>
<translation>Image disque</translation>
</message>
<message>
<source>Disk images</source>
<translation>Images disque</translation>
</message>
<message>
<source>Disk latency</source>
<translation>Latence des disques</translation>
</message>
<message>
<source>Disk of the control domain filling up</source>
<translation>Le disque du domaine de contrôle se remplit</translation>
</message>
<message>
<source>Disk operations</source>
<translation>Opérations disque</translation>
</message>
<message>
<source>Disk read / written</source>
<translation>Disque lu / écrit</translation>
</message>
<message>
<source>Disk throughput</source>
<translation>Débit des disques</translation>
</message>
<message>
<source>Disk usage</source>
<translation>Utilisation du disque</translation>
</message>
<message>
<source>Disk usage of {object} is high</source>
<translation>L’utilisation du disque de {object} est élevée</translation>
</message>
<message>
<source>Disk used</source>
<translation>Disque utilisé</translation>
</message>
<message>
<source>Disk {disk} ({id}) is not complete</source>
<translation>Le disque {disk} ({id}) n’est pas complet</translation>
</message>
<message>
<source>Disk {number}</source>
<translation>Disque {number}</translation>
</message>
<message>
<source>Disk · none</source>
<translation>Disque · aucun</translation>
</message>
<message>
<source>Disk · {size} allocated</source>
<translation>Disque · {size} alloués</translation>
</message>
<message>
<source>Disks</source>
<translation>Disques</translation>
</message>
<message>
<source>Disks and devices</source>
<translation>Disques et périphériques</translation>
</message>
<message>
<source>Disks and drives attached to this object are listed here.</source>
<translation>Les disques et lecteurs attachés à cet objet sont listés ici.</translation>
</message>
<message>
<source>Disks and memory</source>
<translation>Disques et mémoire</translation>
</message>
<message>
<source>Disks as a list</source>
<translation>Disques en liste</translation>
</message>
<message>
<source>Disks as a tree</source>
<translation>Disques en arbre</translation>
</message>
<message>
<source>Disks as files in a dataset that exists</source>
<translation>Disques en fichiers dans un jeu de données existant</translation>
</message>
<message>
<source>Disks as files on a Ceph cluster</source>
<translation>Disques en fichiers sur une grappe Ceph</translation>
</message>
<message>
<source>Disks as files on a Windows share</source>
<translation>Disques en fichiers sur un partage Windows</translation>
</message>
<message>
<source>Disks as files on a cluster</source>
<translation>Disques en fichiers sur une grappe</translation>
</message>
<message>
<source>Disks as files on a disk of the host</source>
<translation>Disques en fichiers sur un disque de l’hôte</translation>
</message>
<message>
<source>Disks as files on a volume</source>
<translation>Disques en fichiers sur un volume</translation>
</message>
<message>
<source>Disks as files on an NFS server</source>
<translation>Disques en fichiers sur un serveur NFS</translation>
</message>
<message>
<source>Disks as volumes on a LUN of a target</source>
<translation>Disques en volumes sur un LUN d’une cible</translation>
</message>
<message>
<source>Disks as volumes on a LUN over Fibre Channel or SAS</source>
<translation>Disques en volumes sur un LUN par Fibre Channel ou SAS</translation>
</message>
<message>
<source>Disks as volumes on a disk of the host</source>
<translation>Disques en volumes sur un disque de l’hôte</translation>
</message>
<message>
<source>Disks busy for long</source>
<translation>Disques longtemps occupés</translation>
</message>
<message>
<source>Disks for backups (NBD)</source>
<translation>Disques pour les sauvegardes (NBD)</translation>
</message>
<message>
<source>Disks move to {storage}</source>
<translation>Disques déplacés vers {storage}</translation>
</message>
<message>
<source>Disks of VMs need file or block storage; disc libraries hold images for their drives.</source>
<translation>Les disques des VM demandent un stockage par fichiers ou par blocs ; les bibliothèques contiennent des images pour leurs lecteurs.</translation>
</message>
<message>
<source>Disks of VMs, their snapshots and images for drives are listed here.</source>
<translation>Les disques des VM, leurs instantanés et les images pour les lecteurs sont listés ici.</translation>
</message>
<message>
<source>Disks of a suspended VM are missing</source>
<translation>Il manque des disques d’une VM suspendue</translation>
</message>
<message>
<source>Disks of one host</source>
<translation>Disques d’un hôte</translation>
</message>
<message>
<source>Disks of running VMs move under them. The others are copied, then the old ones go.</source>
<translation>Les disques des VM en marche sont déplacés sous elles. Les autres sont copiés, puis les anciens sont supprimés.</translation>
</message>
<message>
<source>Disks of up to {most} can be read.</source>
<translation>Des disques de {most} au plus peuvent être lus.</translation>
</message>
<message>
<source>Disks of {object} are being merged</source>
<translation>Les disques de {object} sont en cours de fusion</translation>
</message>
<message>
<source>Disks of {object} could not be merged</source>
<translation>Les disques de {object} n’ont pas pu être fusionnés</translation>
</message>
<message>
<source>Disks of {object} were merged</source>
<translation>Les disques de {object} ont été fusionnés</translation>
</message>
<message>
<source>Disks only grow, and it has {size} now</source>
<translation>Un disque ne peut que grandir, et celui-ci a {size} maintenant</translation>
</message>
<message>
<source>Disks that no VM has</source>
<translation>Disques qu’aucune VM n’a</translation>
</message>
<message>
<source>Disks that other VMs have are not offered.</source>
<translation>Les disques d’autres VM ne sont pas proposés.</translation>
</message>
<message>
<source>Disks that other VMs have are not offered: two writers spoil each other’s data.</source>
<translation>Les disques des autres VM ne sont pas proposés : deux écrivains se gâchent leurs données.</translation>
</message>
<message>
<source>Disks, with a still guest</source>
<translation>Disques, invité au repos</translation>
</message>
<message>
<source>Dismiss</source>
<translation>Écarter</translation>
</message>
<message>
<source>Dismiss all shown</source>
<translation>Écarter tout ce qui est affiché</translation>
</message>
<message>
<source>Dismiss {messages}?</source>
<translation>Écarter {messages} ?</translation>
</message>
<message>
<source>Dismissing {notifications}</source>
<translation>Mise à l’écart de {notifications}</translation>
</message>
<message>
<source>Distribution</source>
<translation>Distribution</translation>
</message>
<message>
<source>Do not restart</source>
<translation>Ne pas redémarrer</translation>
</message>
<message>
<source>Dock</source>
<translation>Ancrer</translation>
</message>
<message>
<source>Does not reach {storage}</source>
<translation>N’atteint pas {storage}</translation>
</message>
<message>
<source>Does not see {hosts}</source>
<translation>Ne voit pas {hosts}</translation>
</message>
<message>
<source>Domain</source>
<translation>Domaine</translation>
</message>
<message>
<source>Done</source>
<translation>Terminé</translation>
</message>
<message>
<source>Done, but {VDI} could not be deleted</source>
<translation>Terminé, mais {VDI} n’a pas pu être supprimé</translation>
</message>
<message>
<source>Driver</source>
<translation>Pilote</translation>
</message>
<message>
<source>Driver type</source>
<translation>Type de pilote</translation>
</message>
<message>
<source>Drives of hosts and the library of guest tools come back by themselves.</source>
<translation>Les lecteurs des hôtes et la bibliothèque des outils invités reviennent d’eux-mêmes.</translation>
</message>
<message>
<source>Dummy</source>
<translation>Factice</translation>
</message>
<message>
<source>Duplex</source>
<translation>Duplex</translation>
</message>
<message>
<source>Dynamic</source>
<translation>Dynamique</translation>
</message>
<message>
<source>Dynamic memory</source>
<translation>Mémoire dynamique</translation>
</message>
<message>
<source>Each VM that is plugged in takes one of its host’s card.</source>
<translation>Chaque VM branchée en prend une de la carte de son hôte.</translation>
</message>
<message>
<source>Each gets a colour; the charts are those that all of them have.</source>
<translation>Chacun reçoit une couleur ; les graphiques sont ceux qu’ils ont tous.</translation>
</message>
<message>
<source>Each host that is meant to reach this storage has a connection here.</source>
<translation>Chaque hôte censé atteindre ce stockage a une connexion ici.</translation>
</message>
<message>
<source>Each host whose NIC has virtual functions takes part. VMs on this network cannot be migrated while they run.</source>
<translation>Chaque hôte dont la carte a des fonctions virtuelles y participe. Les VM de ce réseau ne peuvent pas migrer en marche.</translation>
</message>
<message>
<source>Each its own</source>
<translation>Chacun le sien</translation>
</message>
<message>
<source>Each part is Xen, the control domain or a VM; point at one to see which, press one to go there.</source>
<translation>Chaque partie est Xen, le domaine de contrôle ou une VM ; pointez-en une pour voir laquelle, appuyez pour y aller.</translation>
</message>
<message>
<source>Edit</source>
<translation>Modifier</translation>
</message>
<message>
<source>Edit chart</source>
<translation>Modifier le graphique</translation>
</message>
<message>
<source>Edit chart…</source>
<translation>Modifier le graphique…</translation>
</message>
<message>
<source>Edit connection</source>
<translation>Modifier la connexion</translation>
</message>
<message>
<source>Edit description</source>
<translation>Modifier la description</translation>
</message>
<message>
<source>Edit disk</source>
<translation>Modifier le disque</translation>
</message>
<message>
<source>Edit it and tick some.</source>
<translation>Modifiez-la et cochez-en.</translation>
</message>
<message>
<source>Edit network interface</source>
<translation>Modifier l’interface réseau</translation>
</message>
<message>
<source>Edit schedule</source>
<translation>Modifier la planification</translation>
</message>
<message>
<source>Edit tags</source>
<translation>Modifier les étiquettes</translation>
</message>
<message>
<source>Edit tags of</source>
<translation>Modifier les étiquettes de</translation>
</message>
<message>
<source>Edit tags of {whom}</source>
<translation>Modifier les étiquettes de {whom}</translation>
</message>
<message>
<source>Edit the connection of {name}</source>
<translation>Modifier la connexion de {name}</translation>
</message>
<message>
<source>Edit the value instead.</source>
<translation>Modifiez plutôt la valeur.</translation>
</message>
<message>
<source>Edit vApp</source>
<translation>Modifier la vApp</translation>
</message>
<message>
<source>Edit {label}</source>
<translation>Modifier : {label}</translation>
</message>
<message>
<source>Edit {name}</source>
<translation>Modifier {name}</translation>
</message>
<message>
<source>Edition</source>
<translation>Édition</translation>
</message>
<message>
<source>Eject disc</source>
<translation>Éjecter le disque</translation>
</message>
<message>
<source>Eject discs of</source>
<translation>Éjecter les disques de</translation>
</message>
<message>
<source>Eject it first.</source>
<translation>Éjectez-le d’abord.</translation>
</message>
<message>
<source>Eject the disc first.</source>
<translation>Éjectez d’abord le disque.</translation>
</message>
<message>
<source>Ejecting the disc of {name}</source>
<translation>Éjection du disque de {name}</translation>
</message>
<message>
<source>Elsewhere</source>
<translation>Ailleurs</translation>
</message>
<message>
<source>Emptied elsewhere meanwhile.</source>
<translation>Vidé ailleurs entre-temps.</translation>
</message>
<message>
<source>Empty</source>
<translation>Vide</translation>
</message>
<message>
<source>Empty the filter</source>
<translation>Vider le filtre</translation>
</message>
<message>
<source>Enable</source>
<translation>Activer</translation>
</message>
<message>
<source>Enable high availability of {name}</source>
<translation>Activer la haute disponibilité de {name}</translation>
</message>
<message>
<source>Enable it, or take it out of maintenance mode, first.</source>
<translation>Activez-le, ou sortez-le d’abord du mode maintenance.</translation>
</message>
<message>
<source>Enabled</source>
<translation>Activé</translation>
</message>
<message>
<source>Enabling {name}</source>
<translation>Activation de {name}</translation>
</message>
<message>
<source>Encrypted</source>
<translation>Chiffré</translation>
</message>
<message>
<source>End high availability on this host first</source>
<translation>Arrêter d’abord la haute disponibilité sur cet hôte</translation>
</message>
<message>
<source>End the comparison</source>
<translation>Terminer la comparaison</translation>
</message>
<message>
<source>End the comparison first</source>
<translation>Terminez d’abord la comparaison</translation>
</message>
<message>
<source>Ended</source>
<translation>Fin</translation>
</message>
<message>
<source>English</source>
<translation>English</translation>
</message>
<message>
<source>English (UK)</source>
<translation>Anglais (Royaume-Uni)</translation>
</message>
<message>
<source>English (US)</source>
<translation>Anglais (États-Unis)</translation>
</message>
<message>
<source>English (US, Dvorak)</source>
<translation>Anglais (États-Unis, Dvorak)</translation>
</message>
<message>
<source>English (US, international, dead keys)</source>
<translation>Anglais (États-Unis, international, touches mortes)</translation>
</message>
<message>
<source>Enter</source>
<translation>Entrée</translation>
</message>
<message>
<source>Enter a mail server, such as smtp.example.com:25.</source>
<translation>Entrez un serveur de messagerie, par exemple smtp.example.com:25.</translation>
</message>
<message>
<source>Enter a user name.</source>
<translation>Saisissez un nom d’utilisateur.</translation>
</message>
<message>
<source>Enter a whole number from {least} to {most}.</source>
<translation>Saisissez un nombre entier de {least} à {most}.</translation>
</message>
<message>
<source>Enter an address that begins with http:// or https://.</source>
<translation>Entrez une adresse qui commence par http:// ou https://.</translation>
</message>
<message>
<source>Enter an e-mail address, such as admin@example.com; several with commas between them.</source>
<translation>Entrez une adresse e-mail, par exemple admin@example.com ; plusieurs, séparées par des virgules.</translation>
</message>
<message>
<source>Enter maintenance mode</source>
<translation>Passer en mode maintenance</translation>
</message>
<message>
<source>Enter servers before they are chosen as the source, and choose another source before they are removed.</source>
<translation>Saisissez des serveurs avant de les choisir comme source, et choisissez une autre source avant de les retirer.</translation>
</message>
<message>
<source>Enter the name or address of a host.</source>
<translation>Saisissez le nom ou l’adresse d’un hôte.</translation>
</message>
<message>
<source>Enter the number of the VLAN</source>
<translation>Saisissez le numéro du VLAN</translation>
</message>
<message>
<source>Enter the password of {text} to sign in.</source>
<translation>Saisissez le mot de passe de {text} pour vous connecter.</translation>
</message>
<message>
<source>Enter the password.</source>
<translation>Saisissez le mot de passe.</translation>
</message>
<message>
<source>Esc</source>
<translation>Échap</translation>
</message>
<message>
<source>Evacuate {host} before applying updates</source>
<translation>Évacuez {host} avant d’appliquer des mises à jour</translation>
</message>
<message>
<source>Evacuating</source>
<translation>Évacuation</translation>
</message>
<message>
<source>Event</source>
<translation>Événement</translation>
</message>
<message>
<source>Events</source>
<translation>Événements</translation>
</message>
<message>
<source>Events only</source>
<translation>Événements seulement</translation>
</message>
<message>
<source>Every byte is copied. The copies are attached to no VM.</source>
<translation>Chaque octet est copié. Les copies ne sont attachées à aucune VM.</translation>
</message>
<message>
<source>Every byte is copied. The copy is attached to no VM.</source>
<translation>Chaque octet est copié. La copie n’est attachée à aucune VM.</translation>
</message>
<message>
<source>Every day</source>
<translation>Chaque jour</translation>
</message>
<message>
<source>Every day at {time}</source>
<translation>Chaque jour à {time}</translation>
</message>
<message>
<source>Every disk here is used.</source>
<translation>Chaque disque ici est utilisé.</translation>
</message>
<message>
<source>Every disk of the pool belongs to a VM.</source>
<translation>Chaque disque du pool appartient à une VM.</translation>
</message>
<message>
<source>Every disk this VM can reach belongs to a VM. Make a new one instead.</source>
<translation>Chaque disque que cette VM peut atteindre appartient à une VM. Créez-en plutôt un nouveau.</translation>
</message>
<message>
<source>Every host gets one, in the order of their names. If one cannot be set, the others are as before.</source>
<translation>Chaque hôte en reçoit une, dans l’ordre des noms. Si l’une ne peut être posée, les autres restent comme avant.</translation>
</message>
<message>
<source>Every host is disconnected, so that nothing uses it. What is on it stays.</source>
<translation>Tous les hôtes sont déconnectés, si bien que rien ne l’utilise. Ce qui s’y trouve reste.</translation>
</message>
<message>
<source>Every host is reached by its address there from then on. If clients cannot reach that network, nobody manages the pool.</source>
<translation>Chaque hôte est alors joint par son adresse sur ce réseau. Si les clients ne l’atteignent pas, personne n’administre plus le pool.</translation>
</message>
<message>
<source>Every host needs an address of its own.</source>
<translation>Chaque hôte a besoin de sa propre adresse.</translation>
</message>
<message>
<source>Every host that is meant to reach it does.</source>
<translation>Chaque hôte qui doit l’atteindre l’atteint.</translation>
</message>
<message>
<source>Every hour</source>
<translation>Chaque heure</translation>
</message>
<message>
<source>Every hour at :{minute}</source>
<translation>Chaque heure à :{minute}</translation>
</message>
<message>
<source>Every week</source>
<translation>Chaque semaine</translation>
</message>
<message>
<source>Everything applies at once and to all windows.</source>
<translation>Tout s’applique aussitôt et à toutes les fenêtres.</translation>
</message>
<message>
<source>Everything else is done.</source>
<translation>Tout le reste est fait.</translation>
</message>
<message>
<source>Everything in its disks is written, up to {most}. Every block is checked as it comes.</source>
<translation>Tout le contenu de ses disques est écrit, jusqu’à {most}. Chaque bloc est vérifié à son arrivée.</translation>
</message>
<message>
<source>Everything is loaded anew by itself.</source>
<translation>Tout est rechargé de soi-même.</translation>
</message>
<message>
<source>Everything on it is gone for good.</source>
<translation>Tout ce qu’il contient est perdu pour de bon.</translation>
</message>
<message>
<source>Everything, users and roles included</source>
<translation>Tout, y compris les utilisateurs et les rôles</translation>
</message>
<message>
<source>Examine the connection</source>
<translation>Examiner la connexion</translation>
</message>
<message>
<source>Expired {date}</source>
<translation>Expiré le {date}</translation>
</message>
<message>
<source>Expires</source>
<translation>Expire le</translation>
</message>
<message>
<source>Export</source>
<translation>Exporter</translation>
</message>
<message>
<source>Export as CSV or JSON…</source>
<translation>Exporter en CSV ou JSON…</translation>
</message>
<message>
<source>Export as PEM</source>
<translation>Exporter en PEM</translation>
</message>
<message>
<source>Export as PEM…</source>
<translation>Exporter en PEM…</translation>
</message>
<message>
<source>Export failed</source>
<translation>L’exportation a échoué</translation>
</message>
<message>
<source>Export inventory</source>
<translation>Exporter l’inventaire</translation>
</message>
<message>
<source>Export the inventory of the pool</source>
<translation>Exporter l’inventaire du pool</translation>
</message>
<message>
<source>Export vApp</source>
<translation>Exporter le vApp</translation>
</message>
<message>
<source>Export what is shown</source>
<translation>Exporter ce qui est affiché</translation>
</message>
<message>
<source>Export {name}</source>
<translation>Exporter {name}</translation>
</message>
<message>
<source>Exported by an incompatible product version</source>
<translation>Exporté par une version incompatible du produit</translation>
</message>
<message>
<source>Exporting</source>
<translation>Exportation</translation>
</message>
<message>
<source>Exporting the vApp of {name}</source>
<translation>Export de la vApp de {name}</translation>
</message>
<message>
<source>Exporting {name}</source>
<translation>Exportation de {name}</translation>
</message>
<message>
<source>Exports of a pool</source>
<translation>Exportations d’un pool</translation>
</message>
<message>
<source>Export…</source>
<translation>Exporter…</translation>
</message>
<message>
<source>External (VLAN)</source>
<translation>Externe (VLAN)</translation>
</message>
<message>
<source>F11. Ctrl+Alt gives the keyboard back to the window.</source>
<translation>F11. Ctrl+Alt rend le clavier à la fenêtre.</translation>
</message>
<message>
<source>F12</source>
<translation>F12</translation>
</message>
<message>
<source>F2</source>
<translation>F2</translation>
</message>
<message>
<source>F8</source>
<translation>F8</translation>
</message>
<message>
<source>FCoE</source>
<translation>FCoE</translation>
</message>
<message>
<source>Fact</source>
<translation>Élément</translation>
</message>
<message>
<source>Failed</source>
<translation>Échec</translation>
</message>
<message>
<source>Failover plan</source>
<translation>Plan de basculement</translation>
</message>
<message>
<source>Failover plan of {name}</source>
<translation>Plan de basculement de {name}</translation>
</message>
<message>
<source>Fast: shares what does not change</source>
<translation>Rapide : partage ce qui ne change pas</translation>
</message>
<message>
<source>Features</source>
<translation>Fonctions</translation>
</message>
<message>
<source>Feb</source>
<translation>févr.</translation>
</message>
<message>
<source>Fetch list of updates</source>
<translation>Récupérer la liste des mises à jour</translation>
</message>
<message>
<source>Fetching the list of updates of {name}</source>
<translation>Récupération de la liste des mises à jour de {name}</translation>
</message>
<message>
<source>Field</source>
<translation>Champ</translation>
</message>
<message>
<source>Fields</source>
<translation>Champs</translation>
</message>
<message>
<source>Fields without a tick go. Their values stay with the objects, unseen, and are there again if the field is added again.</source>
<translation>Les champs non cochés disparaissent. Leurs valeurs restent sur les objets, invisibles, et réapparaissent si on ajoute de nouveau le champ.</translation>
</message>
<message>
<source>File</source>
<translation>Fichier</translation>
</message>
<message>
<source>File name</source>
<translation>Nom du fichier</translation>
</message>
<message>
<source>File size</source>
<translation>Taille du fichier</translation>
</message>
<message>
<source>File storage</source>
<translation>Stockage par fichiers</translation>
</message>
<message>
<source>File system used</source>
<translation>Système de fichiers utilisé</translation>
</message>
<message>
<source>Files</source>
<translation>Fichiers</translation>
</message>
<message>
<source>Files in PEM form. They are checked here, and sent only when they fit together.</source>
<translation>Fichiers au format PEM. Ils sont vérifiés ici, et envoyés seulement s’ils vont ensemble.</translation>
</message>
<message>
<source>Fill in first: {field}</source>
<translation>À remplir d’abord : {field}</translation>
</message>
<message>
<source>Filter</source>
<translation>Filtrer</translation>
</message>
<message>
<source>Filter VMs</source>
<translation>Filtrer les VM</translation>
</message>
<message>
<source>Filter discs</source>
<translation>Filtrer les disques</translation>
</message>
<message>
<source>Filter fields</source>
<translation>Filtrer les champs</translation>
</message>
<message>
<source>Filter lines</source>
<translation>Filtrer les lignes</translation>
</message>
<message>
<source>Filter messages</source>
<translation>Filtrer les messages</translation>
</message>
<message>
<source>Filter tasks</source>
<translation>Filtrer les tâches</translation>
</message>
<message>
<source>Filter templates</source>
<translation>Filtrer les modèles</translation>
</message>
<message>
<source>Filter the tree</source>
<translation>Filtrer l’arborescence</translation>
</message>
<message>
<source>Filter {noun}</source>
<translation>Filtrer : {noun}</translation>
</message>
<message>
<source>Filter {objects}</source>
<translation>Filtrer {objects}</translation>
</message>
<message>
<source>Filter {what}</source>
<translation>Filtrer : {what}</translation>
</message>
<message>
<source>Find LUNs</source>
<translation>Chercher les LUN</translation>
</message>
<message>
<source>Find disks</source>
<translation>Chercher les disques</translation>
</message>
<message>
<source>Find exports</source>
<translation>Chercher les exports</translation>
</message>
<message>
<source>Find out why before going on: a renewed certificate is harmless, a stranger in the middle is not.</source>
<translation>Cherchez pourquoi avant de continuer : un certificat renouvelé est sans danger, un intrus au milieu ne l’est pas.</translation>
</message>
<message>
<source>Find targets</source>
<translation>Chercher les cibles</translation>
</message>
<message>
<source>Finish the upgrade of all hosts first.</source>
<translation>Terminez d’abord la mise à niveau de tous les hôtes.</translation>
</message>
<message>
<source>Finnish</source>
<translation>Finnois</translation>
</message>
<message>
<source>Firmware</source>
<translation>Micrologiciel</translation>
</message>
<message>
<source>Firmware of {name}</source>
<translation>Micrologiciel de {name}</translation>
</message>
<message>
<source>First address</source>
<translation>Première adresse</translation>
</message>
<message>
<source>First connection to {endpoint}</source>
<translation>Première connexion à {endpoint}</translation>
</message>
<message>
<source>First number</source>
<translation>Premier numéro</translation>
</message>
<message>
<source>Fit</source>
<translation>Ajuster</translation>
</message>
<message>
<source>Fit to the window</source>
<translation>Ajuster à la fenêtre</translation>
</message>
<message>
<source>Fold tasks away</source>
<translation>Replier les tâches</translation>
</message>
<message>
<source>Fold {title} away</source>
<translation>Replier {title}</translation>
</message>
<message>
<source>Folder</source>
<translation>Dossier</translation>
</message>
<message>
<source>Folder in it</source>
<translation>Dossier à l’intérieur</translation>
</message>
<message>
<source>Folders</source>
<translation>Dossiers</translation>
</message>
<message>
<source>Follow the present (End)</source>
<translation>Suivre le présent (Fin)</translation>
</message>
<message>
<source>For</source>
<translation>Pendant</translation>
</message>
<message>
<source>For a card that was taken out. If it is still there, the next look for NICs finds it again.</source>
<translation>Pour une carte qui a été retirée. Si elle est encore là, la prochaine recherche de cartes la retrouve.</translation>
</message>
<message>
<source>For disks with blocks of 4 KiB only</source>
<translation>Uniquement pour les disques à blocs de 4 Kio</translation>
</message>
<message>
<source>For new VMs</source>
<translation>Pour les nouvelles VM</translation>
</message>
<message>
<source>For pools of XenServer 8, which fetch updates for their hosts. Hosts of XCP-ng have repositories of their own.</source>
<translation>Pour les pools de XenServer 8, qui récupèrent les mises à jour pour leurs hôtes. Les hôtes de XCP-ng ont leurs propres dépôts.</translation>
</message>
<message>
<source>For whoever helps you: versions, settings, trusted certificates, a summary of the pools and what was logged. It holds no password and no session. Read it before you pass it on.</source>
<translation>Pour qui vous aide : versions, réglages, certificats approuvés, résumé des pools et journal. Il ne contient ni mot de passe ni session. Lisez-le avant de le transmettre.</translation>
</message>
<message>
<source>Force a shutdown and start the VM anew; what was only in its memory is lost.</source>
<translation>Forcez un arrêt et redémarrez la VM ; ce qui n’était que dans sa mémoire est perdu.</translation>
</message>
<message>
<source>Force reboot</source>
<translation>Forcer le redémarrage</translation>
</message>
<message>
<source>Force shutdown</source>
<translation>Forcer l’arrêt</translation>
</message>
<message>
<source>Force the shutdown of the VM.</source>
<translation>Forcez l’arrêt de la VM.</translation>
</message>
<message>
<source>Force vApp shutdown</source>
<translation>Forcer l’arrêt de la vApp</translation>
</message>
<message>
<source>Forcing the vApp of {name} off</source>
<translation>Arrêt forcé de la vApp de {name}</translation>
</message>
<message>
<source>Forcing {name} off</source>
<translation>Arrêt forcé de {name}</translation>
</message>
<message>
<source>Forcing {name} to reboot</source>
<translation>Redémarrage forcé de {name}</translation>
</message>
<message>
<source>Forget</source>
<translation>Oublier</translation>
</message>
<message>
<source>Forget NIC</source>
<translation>Oublier la carte</translation>
</message>
<message>
<source>Forget the card of each host if it is gone.</source>
<translation>Oubliez la carte de chaque hôte si elle n’y est plus.</translation>
</message>
<message>
<source>Forget the certificate of {host}?</source>
<translation>Oublier le certificat de {host} ?</translation>
</message>
<message>
<source>Forget this pool and its certificate</source>
<translation>Oublier ce pool et son certificat</translation>
</message>
<message>
<source>Forget those without a tick</source>
<translation>Oublier ceux qui ne sont pas cochés</translation>
</message>
<message>
<source>Forget {certificates}?</source>
<translation>Oublier {certificates} ?</translation>
</message>
<message>
<source>Forgetting {name}</source>
<translation>Oubli de {name}</translation>
</message>
<message>
<source>Forget…</source>
<translation>Oublier…</translation>
</message>
<message>
<source>Format</source>
<translation>Format</translation>
</message>
<message>
<source>Format it and make a new storage</source>
<translation>Le formater et créer un nouveau stockage</translation>
</message>
<message>
<source>Forward</source>
<translation>Suivant</translation>
</message>
<message>
<source>Forward (Alt+Right)</source>
<translation>Suivant (Alt+Droite)</translation>
</message>
<message>
<source>Found</source>
<translation>Trouvé</translation>
</message>
<message>
<source>Français</source>
<translation>Français</translation>
</message>
<message>
<source>Free</source>
<translation>Libre</translation>
</message>
<message>
<source>Free after a reboot</source>
<translation>Libre après un redémarrage</translation>
</message>
<message>
<source>Free for VMs</source>
<translation>Libre pour des VM</translation>
</message>
<message>
<source>Free memory</source>
<translation>Mémoire libre</translation>
</message>
<message>
<source>Free memory in the guest</source>
<translation>Mémoire libre dans l’invité</translation>
</message>
<message>
<source>Free memory on a host, take a host out of maintenance, or check the VM's storage and networks.</source>
<translation>Libérez de la mémoire sur un hôte, sortez un hôte de maintenance, ou vérifiez le stockage et les réseaux de la VM.</translation>
</message>
<message>
<source>Free space on the storage, or choose another one.</source>
<translation>Libérez de l’espace sur le stockage, ou choisissez-en un autre.</translation>
</message>
<message>
<source>Free space on this storage: delete snapshots or disks that nobody needs, or move disks elsewhere.</source>
<translation>Libérez de l’espace sur ce stockage : supprimez des instantanés ou des disques inutiles, ou déplacez des disques.</translation>
</message>
<message>
<source>Free space there, or choose another storage for suspend images.</source>
<translation>Libérez-y de l’espace, ou choisissez un autre stockage pour les images de suspension.</translation>
</message>
<message>
<source>Freeing {name} for VMs</source>
<translation>Libération de {name} pour les VM</translation>
</message>
<message>
<source>French</source>
<translation>Français</translation>
</message>
<message>
<source>Friday</source>
<translation>vendredi</translation>
</message>
<message>
<source>From the template {name}. Add, remove or enlarge; {{name}} stands for the VM’s name.</source>
<translation>Du modèle {name}. Ajoutez, retirez ou agrandissez ; {{name}} est le nom de la VM.</translation>
</message>
<message>
<source>From when it is switched on; 0 for no limit</source>
<translation>À partir de l’activation ; 0 pour aucune limite</translation>
</message>
<message>
<source>Full</source>
<translation>Complet</translation>
</message>
<message>
<source>Full screen</source>
<translation>Plein écran</translation>
</message>
<message>
<source>Full screen of a console, while it is shown</source>
<translation>Plein écran d’une console, pendant qu’elle est affichée</translation>
</message>
<message>
<source>Full: every byte is copied</source>
<translation>Complète : chaque octet est copié</translation>
</message>
<message>
<source>Fullest storage</source>
<translation>Stockages les plus pleins</translation>
</message>
<message>
<source>GFS2</source>
<translation>GFS2</translation>
</message>
<message>
<source>GPU</source>
<translation>GPU</translation>
</message>
<message>
<source>GPU group</source>
<translation>Groupe de GPU</translation>
</message>
<message>
<source>GPU of a VM</source>
<translation>GPU d’une VM</translation>
</message>
<message>
<source>GPU types</source>
<translation>Types de GPU</translation>
</message>
<message>
<source>GPUs</source>
<translation>GPU</translation>
</message>
<message>
<source>Gateway</source>
<translation>Passerelle</translation>
</message>
<message>
<source>General</source>
<translation>Général</translation>
</message>
<message>
<source>General storage driver error</source>
<translation>Erreur générale du pilote de stockage</translation>
</message>
<message>
<source>Generation ID</source>
<translation>Identifiant de génération</translation>
</message>
<message>
<source>Generic</source>
<translation>Générique</translation>
</message>
<message>
<source>Generic receive offload (gro) is on for one and off for another.</source>
<translation>L’agrégation à la réception (gro) est active pour l’une et non pour l’autre.</translation>
</message>
<message>
<source>German</source>
<translation>Allemand</translation>
</message>
<message>
<source>German (no dead keys)</source>
<translation>Allemand (sans touches mortes)</translation>
</message>
<message>
<source>Give hosts addresses</source>
<translation>Donner des adresses aux hôtes</translation>
</message>
<message>
<source>Give it a fixed address, or reserve the one it has.</source>
<translation>Donnez-lui une adresse fixe, ou réservez celle qu’il a.</translation>
</message>
<message>
<source>Give it an address first.</source>
<translation>Donnez-lui d’abord une adresse.</translation>
</message>
<message>
<source>Give it at least one vCPU.</source>
<translation>Donnez-lui au moins un vCPU.</translation>
</message>
<message>
<source>Give it more memory.</source>
<translation>Donnez-lui plus de mémoire.</translation>
</message>
<message>
<source>Give the chart a title.</source>
<translation>Donnez un titre au graphique.</translation>
</message>
<message>
<source>Give the host a new certificate.</source>
<translation>Donnez à l’hôte un nouveau certificat.</translation>
</message>
<message>
<source>Give the keyboard back from a console</source>
<translation>Reprendre le clavier à une console</translation>
</message>
<message>
<source>Give the system a drive for cloud-init</source>
<translation>Donner au système un lecteur pour cloud-init</translation>
</message>
<message>
<source>Give to the host</source>
<translation>Rendre à l’hôte</translation>
</message>
<message>
<source>Giving hosts addresses on {name}</source>
<translation>Attribution d’adresses aux hôtes sur {name}</translation>
</message>
<message>
<source>Giving {name} to its host</source>
<translation>Restitution de {name} à son hôte</translation>
</message>
<message>
<source>GlusterFS</source>
<translation>GlusterFS</translation>
</message>
<message>
<source>Go to its VM</source>
<translation>Aller à sa VM</translation>
</message>
<message>
<source>Go to the snapshot</source>
<translation>Aller à l’instantané</translation>
</message>
<message>
<source>Go to {name}</source>
<translation>Aller à {name}</translation>
</message>
<message>
<source>Go to {text}</source>
<translation>Aller à {text}</translation>
</message>
<message>
<source>Going back to {snapshot} failed.</source>
<translation>Le retour à {snapshot} a échoué.</translation>
</message>
<message>
<source>Going on</source>
<translation>En cours</translation>
</message>
<message>
<source>Gone for good: {disks}.</source>
<translation>Perdus pour de bon : {disks}.</translation>
</message>
<message>
<source>Good</source>
<translation>Bon</translation>
</message>
<message>
<source>Grab system keys</source>
<translation>Capturer les touches système</translation>
</message>
<message>
<source>Graphics</source>
<translation>Affichage</translation>
</message>
<message>
<source>Graphics processors of this host that VMs can have a part of are listed here.</source>
<translation>Les processeurs graphiques de cet hôte dont des VM peuvent avoir une part sont listés ici.</translation>
</message>
<message>
<source>Group</source>
<translation>Groupe</translation>
</message>
<message>
<source>Guest</source>
<translation>Invité</translation>
</message>
<message>
<source>Guest OS</source>
<translation>Système invité</translation>
</message>
<message>
<source>Guest agents</source>
<translation>Agents invités</translation>
</message>
<message>
<source>Guest tools</source>
<translation>Outils invités</translation>
</message>
<message>
<source>Guest tools of {name}</source>
<translation>Outils invités de {name}</translation>
</message>
<message>
<source>Guests did not free memory when asked</source>
<translation>Des invités n’ont pas libéré de mémoire quand on le leur a demandé</translation>
</message>
<message>
<source>HA enabled, tolerates {tolerated}</source>
<translation>HA activée, tolère {tolerated}</translation>
</message>
<message>
<source>HA heartbeat does not reach some hosts</source>
<translation>Le heartbeat de la HA n’atteint pas certains hôtes</translation>
</message>
<message>
<source>HA is just being disabled</source>
<translation>La HA est en cours de désactivation</translation>
</message>
<message>
<source>HA is just being enabled</source>
<translation>La HA est en cours d’activation</translation>
</message>
<message>
<source>HA is still armed on {host}</source>
<translation>La HA est encore armée sur {host}</translation>
</message>
<message>
<source>HA needs more hosts</source>
<translation>La HA a besoin de plus d’hôtes</translation>
</message>
<message>
<source>HA state file</source>
<translation>Fichier d’état de la HA</translation>
</message>
<message>
<source>HA-protected VMs need {network} on all hosts</source>
<translation>Les VM protégées par la HA ont besoin de {network} sur tous les hôtes</translation>
</message>
<message>
<source>HP iLO</source>
<translation>HP iLO</translation>
</message>
<message>
<source>HTTP CONNECT</source>
<translation>HTTP CONNECT</translation>
</message>
<message>
<source>HVM guests need read-write disks</source>
<translation>Les invités HVM ont besoin de disques en lecture et écriture</translation>
</message>
<message>
<source>Half</source>
<translation>Semi</translation>
</message>
<message>
<source>Halted</source>
<translation>Arrêtée</translation>
</message>
<message>
<source>Halted VMs</source>
<translation>VM arrêtées</translation>
</message>
<message>
<source>Hardware</source>
<translation>Matériel</translation>
</message>
<message>
<source>Hardware HBA</source>
<translation>HBA matériel</translation>
</message>
<message>
<source>Has the tag “{tag}” already.</source>
<translation>A déjà l’étiquette « {tag} ».</translation>
</message>
<message>
<source>Have it fetch the list of updates, and ask again.</source>
<translation>Faites-lui récupérer la liste des mises à jour, puis redemandez.</translation>
</message>
<message>
<source>Have it fetch the list of updates, and begin again.</source>
<translation>Faites-lui récupérer la liste des mises à jour, puis recommencez.</translation>
</message>
<message>
<source>Have it follow another coordinator</source>
<translation>Lui faire suivre un autre coordinateur</translation>
</message>
<message>
<source>Have the hosts of {whom} verify each other’s certificates?</source>
<translation>Faire vérifier aux hôtes de {whom} leurs certificats entre eux ?</translation>
</message>
<message>
<source>Having the hosts of {name} verify certificates</source>
<translation>Mise en place de la vérification des certificats entre les hôtes de {name}</translation>
</message>
<message>
<source>Healthy</source>
<translation>En bonne santé</translation>
</message>
<message>
<source>Heartbeat</source>
<translation>Heartbeat</translation>
</message>
<message>
<source>Heartbeat not known</source>
<translation>Battement inconnu</translation>
</message>
<message>
<source>Heartbeat on</source>
<translation>Heartbeat sur</translation>
</message>
<message>
<source>Help</source>
<translation>Aide</translation>
</message>
<message>
<source>Here</source>
<translation>Ici</translation>
</message>
<message>
<source>Hide both certificates</source>
<translation>Masquer les deux certificats</translation>
</message>
<message>
<source>Hide code</source>
<translation>Masquer le code</translation>
</message>
<message>
<source>Hide details</source>
<translation>Masquer les détails</translation>
</message>
<message>
<source>Hide filters</source>
<translation>Masquer les filtres</translation>
</message>
<message>
<source>High availability</source>
<translation>Haute disponibilité</translation>
</message>
<message>
<source>High availability could no longer keep its promise</source>
<translation>La haute disponibilité ne pouvait plus tenir sa promesse</translation>
</message>
<message>
<source>High availability counts as failed while it is away: {names}.</source>
<translation>La haute disponibilité compte comme défaillant pendant son absence : {names}.</translation>
</message>
<message>
<source>High availability is off</source>
<translation>La haute disponibilité est désactivée</translation>
</message>
<message>
<source>High availability is off here</source>
<translation>La haute disponibilité est désactivée ici</translation>
</message>
<message>
<source>High availability is on</source>
<translation>La haute disponibilité est activée</translation>
</message>
<message>
<source>High availability keeps its heartbeat there: hosts that cannot reach it restart themselves.</source>
<translation>La haute disponibilité y tient son battement : les hôtes qui ne l’atteignent plus redémarrent d’eux-mêmes.</translation>
</message>
<message>
<source>High availability needs storage that every host is connected to.</source>
<translation>La haute disponibilité a besoin d’un stockage auquel chaque hôte est connecté.</translation>
</message>
<message>
<source>High availability of {name}</source>
<translation>Haute disponibilité de {name}</translation>
</message>
<message>
<source>High availability protects {names}.</source>
<translation>La haute disponibilité protège {names}.</translation>
</message>
<message>
<source>High availability relies on the management interface</source>
<translation>La haute disponibilité s’appuie sur l’interface d’administration</translation>
</message>
<message>
<source>High availability takes for failed: {names}.</source>
<translation>La haute disponibilité tient pour défaillants : {names}.</translation>
</message>
<message>
<source>High availability will not bring it back: it stays so until somebody starts it again.</source>
<translation>La haute disponibilité ne la ramènera pas : elle reste ainsi jusqu’à ce que quelqu’un la redémarre.</translation>
</message>
<message>
<source>High availability would start it again.</source>
<translation>La haute disponibilité la redémarrerait.</translation>
</message>
<message>
<source>History</source>
<translation>Historique</translation>
</message>
<message>
<source>History of {name}</source>
<translation>Historique de {name}</translation>
</message>
<message>
<source>Hold Alt</source>
<translation>Maintenir Alt</translation>
</message>
<message>
<source>Hold Ctrl</source>
<translation>Maintenir Ctrl</translation>
</message>
<message>
<source>Hold Windows key</source>
<translation>Maintenir la touche Windows</translation>
</message>
<message>
<source>Home host</source>
<translation>Hôte d’attache</translation>
</message>
<message>
<source>Home host {home}</source>
<translation>Hôte d’attache {home}</translation>
</message>
<message>
<source>Host</source>
<translation>Hôte</translation>
</message>
<message>
<source>Host failures to tolerate</source>
<translation>Pannes d’hôte à tolérer</translation>
</message>
<message>
<source>Host interfaces</source>
<translation>Interfaces d’hôtes</translation>
</message>
<message>
<source>Host interfaces still use the network</source>
<translation>Des interfaces d’hôtes utilisent encore le réseau</translation>
</message>
<message>
<source>Host name</source>
<translation>Nom d’hôte</translation>
</message>
<message>
<source>Host name, to replace the trusted certificate</source>
<translation>Nom d’hôte, pour remplacer le certificat approuvé</translation>
</message>
<message>
<source>Host state</source>
<translation>État de l’hôte</translation>
</message>
<message>
<source>Host's display</source>
<translation>Affichage de l’hôte</translation>
</message>
<message>
<source>Hosts</source>
<translation>Hôtes</translation>
</message>
<message>
<source>Hosts are connected again. No VM is known to have been shut down for its maintenance.</source>
<translation>Les hôtes sont reconnectés. Aucune VM n’est connue pour avoir été arrêtée pour sa maintenance.</translation>
</message>
<message>
<source>Hosts are connected again. These VMs were shut down for its maintenance; those ticked start.</source>
<translation>Les hôtes sont reconnectés. Ces VM ont été arrêtées pour sa maintenance ; celles qui sont cochées démarrent.</translation>
</message>
<message>
<source>Hosts are disconnected and connected anew, one after the other. If one cannot connect, all are as before.</source>
<translation>Les hôtes sont déconnectés puis reconnectés, l’un après l’autre. Si l’un ne peut pas se connecter, tout est comme avant.</translation>
</message>
<message>
<source>Hosts are managed over {network}</source>
<translation>Des hôtes sont administrés par {network}</translation>
</message>
<message>
<source>Hosts by memory</source>
<translation>Hôtes par mémoire</translation>
</message>
<message>
<source>Hosts did not find each other by storage and network heartbeat</source>
<translation>Les hôtes ne se sont pas trouvés par le heartbeat du stockage et du réseau</translation>
</message>
<message>
<source>Hosts differ here: a change is for all of them.</source>
<translation>Les hôtes diffèrent ici : une modification vaut pour tous.</translation>
</message>
<message>
<source>Hosts drop out of their storage cluster: {hosts}.</source>
<translation>Des hôtes sortent de leur grappe de stockage : {hosts}.</translation>
</message>
<message>
<source>Hosts lose the way to storage: {storage}.</source>
<translation>Des hôtes perdent l’accès au stockage : {storage}.</translation>
</message>
<message>
<source>Hosts lose their address for {purpose}: {hosts}.</source>
<translation>Des hôtes perdent leur adresse pour {purpose} : {hosts}.</translation>
</message>
<message>
<source>Hosts no longer import that format.</source>
<translation>Les hôtes n’importent plus ce format.</translation>
</message>
<message>
<source>Hosts of the pool run different versions now.</source>
<translation>Les hôtes du pool ont actuellement des versions différentes.</translation>
</message>
<message>
<source>Hosts of the pool then talk only to hosts whose certificate the pool knows. The pool has no call that takes this back: a host that has trouble with it can only be exempted at its own console.</source>
<translation>Les hôtes du pool ne parlent ensuite qu’aux hôtes dont le pool connaît le certificat. Aucun appel du pool ne permet de revenir en arrière : un hôte à qui cela pose problème ne peut en être dispensé que sur sa propre console.</translation>
</message>
<message>
<source>Hosts of this pool have USB devices for VMs; this VM has none of them.</source>
<translation>Des hôtes de ce pool ont des appareils USB pour les VM ; cette VM n’en a aucun.</translation>
</message>
<message>
<source>Hosts of this pool have graphics processors; this VM has no part of one.</source>
<translation>Des hôtes de ce pool ont des processeurs graphiques ; cette VM n’en a aucune part.</translation>
</message>
<message>
<source>Hosts of this pool have network cards that it lacks</source>
<translation>Les hôtes de ce pool ont des cartes réseau qu’il n’a pas</translation>
</message>
<message>
<source>Hosts show the console of VMs that run on them, and of no others. The host says: {words}.</source>
<translation>Les hôtes montrent la console des VM qui tournent sur eux, et d’aucune autre. L’hôte dit : {words}.</translation>
</message>
<message>
<source>Hosts that cannot run it say why.</source>
<translation>Les hôtes qui ne peuvent pas l’exécuter disent pourquoi.</translation>
</message>
<message>
<source>Hosts write no links, devices or folders. Nothing was unpacked.</source>
<translation>Les hôtes n’écrivent ni liens, ni périphériques, ni dossiers. Rien n’a été extrait.</translation>
</message>
<message>
<source>Hosts write no such names. Nothing was unpacked.</source>
<translation>Les hôtes n’écrivent pas de tels noms. Rien n’a été extrait.</translation>
</message>
<message>
<source>Hosts, storage, networks and the pool; no users</source>
<translation>Hôtes, stockages, réseaux et pool ; pas les utilisateurs</translation>
</message>
<message>
<source>Hour</source>
<translation>Heure</translation>
</message>
<message>
<source>How another host of the pool switches it on while it is off.</source>
<translation>Comment un autre hôte du pool l’allume lorsqu’il est éteint.</translation>
</message>
<message>
<source>How disks are shown</source>
<translation>Affichage des disques</translation>
</message>
<message>
<source>How many</source>
<translation>Combien</translation>
</message>
<message>
<source>How snapshots are shown</source>
<translation>Affichage des instantanés</translation>
</message>
<message>
<source>How the next console is opened first; the other way is tried if it does not work.</source>
<translation>Comment la prochaine console est d’abord ouverte ; l’autre voie est essayée si elle ne marche pas.</translation>
</message>
<message>
<source>How the next console is shown first.</source>
<translation>Comment la prochaine console est d’abord affichée.</translation>
</message>
<message>
<source>How to install them</source>
<translation>Comment les installer</translation>
</message>
<message>
<source>How windows look.</source>
<translation>L’aspect des fenêtres.</translation>
</message>
<message>
<source>Hundreds of times as much comes out of it.</source>
<translation>Il en sort des centaines de fois plus.</translation>
</message>
<message>
<source>Hungarian</source>
<translation>Hongrois</translation>
</message>
<message>
<source>I agree to it</source>
<translation>J’accepte</translation>
</message>
<message>
<source>I/O error</source>
<translation>Erreur d’E/S</translation>
</message>
<message>
<source>ID</source>
<translation>ID</translation>
</message>
<message>
<source>IGMP snooping</source>
<translation>IGMP snooping</translation>
</message>
<message>
<source>IOMMU</source>
<translation>IOMMU</translation>
</message>
<message>
<source>IP address</source>
<translation>Adresse IP</translation>
</message>
<message>
<source>IP mode</source>
<translation>Mode IP</translation>
</message>
<message>
<source>IPv4</source>
<translation>IPv4</translation>
</message>
<message>
<source>IPv4 addresses</source>
<translation>Adresses IPv4</translation>
</message>
<message>
<source>IPv4/IPv6 primary address types differ</source>
<translation>Les types d’adresse primaire IPv4/IPv6 diffèrent</translation>
</message>
<message>
<source>IPv6</source>
<translation>IPv6</translation>
</message>
<message>
<source>IPv6 address</source>
<translation>Adresse IPv6</translation>
</message>
<message>
<source>IPv6 addresses</source>
<translation>Adresses IPv6</translation>
</message>
<message>
<source>IPv6 gateway</source>
<translation>Passerelle IPv6</translation>
</message>
<message>
<source>ISCSI discovery failed</source>
<translation>La découverte iSCSI a échoué</translation>
</message>
<message>
<source>ISCSI login failed</source>
<translation>La connexion iSCSI a échoué</translation>
</message>
<message>
<source>ISO library</source>
<translation>Bibliothèque d’ISO</translation>
</message>
<message>
<source>ISO library on NFS</source>
<translation>Bibliothèque ISO sur NFS</translation>
</message>
<message>
<source>ISO library on SMB</source>
<translation>Bibliothèque ISO sur SMB</translation>
</message>
<message>
<source>ISO library on a host</source>
<translation>Bibliothèque ISO sur un hôte</translation>
</message>
<message>
<source>Identifier</source>
<translation>Identifiant</translation>
</message>
<message>
<source>Identity</source>
<translation>Identité</translation>
</message>
<message>
<source>If it changes the pool loses the host.</source>
<translation>Si elle change, le pool perd l’hôte.</translation>
</message>
<message>
<source>If it still runs, two hosts lead the pool, and VMs may run twice, which destroys their disks. What was changed in the pool in the last minutes may be lost.</source>
<translation>S’il tourne encore, deux hôtes dirigent le pool et des VM peuvent tourner deux fois, ce qui détruit leurs disques. Ce qui a été changé dans le pool ces dernières minutes peut être perdu.</translation>
</message>
<message>
<source>If the disc has none for Windows, take the one of your product's vendor.</source>
<translation>Si le disque n’en a pas pour Windows, prenez celui de l’éditeur de votre produit.</translation>
</message>
<message>
<source>If this host fails</source>
<translation>Si cet hôte tombe en panne</translation>
</message>
<message>
<source>If you trust it, unpack it first.</source>
<translation>Si vous lui faites confiance, décompressez-le d’abord.</translation>
</message>
<message>
<source>Image formats</source>
<translation>Formats d’image</translation>
</message>
<message>
<source>Images (*.png)</source>
<translation>Images (*.png)</translation>
</message>
<message>
<source>Images of discs (*.iso *.img);;All files (*)</source>
<translation>Images de disques (*.iso *.img);;Tous les fichiers (*)</translation>
</message>
<message>
<source>Images of discs in a folder of one host</source>
<translation>Images de disques dans un dossier d’un hôte</translation>
</message>
<message>
<source>Images of discs on a Windows share</source>
<translation>Images de disques sur un partage Windows</translation>
</message>
<message>
<source>Images of discs on an NFS server</source>
<translation>Images de disques sur un serveur NFS</translation>
</message>
<message>
<source>Import</source>
<translation>Importer</translation>
</message>
<message>
<source>Import a VM</source>
<translation>Importer une VM</translation>
</message>
<message>
<source>Import a VM from {file}</source>
<translation>Importer une VM depuis {file}</translation>
</message>
<message>
<source>Import a disk image to {name}</source>
<translation>Importer une image disque vers {name}</translation>
</message>
<message>
<source>Import a new VM instead, or delete that one first.</source>
<translation>Importez plutôt une nouvelle VM, ou supprimez d’abord celle-ci.</translation>
</message>
<message>
<source>Import disk image</source>
<translation>Importer une image disque</translation>
</message>
<message>
<source>Importing</source>
<translation>Importation</translation>
</message>
<message>
<source>Importing a disk to {name}</source>
<translation>Importation d’un disque vers {name}</translation>
</message>
<message>
<source>Importing {name}</source>
<translation>Importation de {name}</translation>
</message>
<message>
<source>In bond</source>
<translation>Dans l’agrégat</translation>
</message>
<message>
<source>In no folder</source>
<translation>Dans aucun dossier</translation>
</message>
<message>
<source>In the drive</source>
<translation>Dans le lecteur</translation>
</message>
<message>
<source>In the pool's database</source>
<translation>Dans la base de données du pool</translation>
</message>
<message>
<source>In this order</source>
<translation>Dans cet ordre</translation>
</message>
<message>
<source>In use now</source>
<translation>Utilisée maintenant</translation>
</message>
<message>
<source>In use now by {pools}.</source>
<translation>Utilisé en ce moment par {pools}.</translation>
</message>
<message>
<source>Insert</source>
<translation>Insérer</translation>
</message>
<message>
<source>Insert a disc into {name}</source>
<translation>Insérer un disque dans {name}</translation>
</message>
<message>
<source>Insert disc</source>
<translation>Insérer un disque</translation>
</message>
<message>
<source>Insert guest tools disc</source>
<translation>Insérer le disque des outils invités</translation>
</message>
<message>
<source>Insert guest tools discs into</source>
<translation>Insérer le disque des outils invités dans</translation>
</message>
<message>
<source>Insert it by Insert disc.</source>
<translation>Insérez-le avec Insérer un disque.</translation>
</message>
<message>
<source>Insert the disc</source>
<translation>Insérer le disque</translation>
</message>
<message>
<source>Insert the disc, and run the installer on it as an administrator.</source>
<translation>Insérez le disque, et lancez l’installateur en tant qu’administrateur.</translation>
</message>
<message>
<source>Insert the disc, then mount it in the guest as root.</source>
<translation>Insérez le disque, puis montez-le dans l’invité en tant que root.</translation>
</message>
<message>
<source>Inserting a disc into {name}</source>
<translation>Insertion d’un disque dans {name}</translation>
</message>
<message>
<source>Inserting the guest tools into {name}</source>
<translation>Insertion des outils invités dans {name}</translation>
</message>
<message>
<source>Install</source>
<translation>Installer</translation>
</message>
<message>
<source>Install a certificate on {name}</source>
<translation>Installer un certificat sur {name}</translation>
</message>
<message>
<source>Install a new certificate on the host. It will be asked about here once, since it is pinned.</source>
<translation>Installez un nouveau certificat sur l’hôte. Il vous sera demandé ici une fois, puisqu’il est épinglé.</translation>
</message>
<message>
<source>Install and boot</source>
<translation>Installation et démarrage</translation>
</message>
<message>
<source>Install another…</source>
<translation>En installer un autre…</translation>
</message>
<message>
<source>Install certificate</source>
<translation>Installer un certificat</translation>
</message>
<message>
<source>Install one, or name yours in the variable TERMINAL.</source>
<translation>Installez-en un, ou nommez le vôtre dans la variable TERMINAL.</translation>
</message>
<message>
<source>Install the OpenSSH client.</source>
<translation>Installez le client OpenSSH.</translation>
</message>
<message>
<source>Install the guest tools in the VM, or use the forced form of this action.</source>
<translation>Installez les outils invités dans la VM, ou utilisez la forme forcée de cette action.</translation>
</message>
<message>
<source>Install the package and start its service.</source>
<translation>Installez le paquet et démarrez son service.</translation>
</message>
<message>
<source>Installed</source>
<translation>Installés</translation>
</message>
<message>
<source>Installing a certificate on {name}</source>
<translation>Installation d’un certificat sur {name}</translation>
</message>
<message>
<source>Installing updates</source>
<translation>Installation des mises à jour</translation>
</message>
<message>
<source>Interface {device}</source>
<translation>Interface {device}</translation>
</message>
<message>
<source>Interfaces</source>
<translation>Interfaces</translation>
</message>
<message>
<source>Interfaces connect this object to networks of the pool.</source>
<translation>Les interfaces relient cet objet aux réseaux du pool.</translation>
</message>
<message>
<source>Interfaces of VMs on this network are listed here.</source>
<translation>Les interfaces des VM sur ce réseau sont listées ici.</translation>
</message>
<message>
<source>Interfaces of hosts: {before} now, {after} then. Set up for it: {interfaces} of VMs.</source>
<translation>Interfaces d’hôtes : {before} maintenant, {after} ensuite. Configurées pour lui : {interfaces} de VM.</translation>
</message>
<message>
<source>Intermediates</source>
<translation>Intermédiaires</translation>
</message>
<message>
<source>Internal</source>
<translation>Interne</translation>
</message>
<message>
<source>Internal to a host</source>
<translation>Interne à un hôte</translation>
</message>
<message>
<source>Interrupted for some seconds: {vms}.</source>
<translation>Interrompues quelques secondes : {vms}.</translation>
</message>
<message>
<source>Is attached again</source>
<translation>Est rattaché</translation>
</message>
<message>
<source>Is in no folder.</source>
<translation>N’est dans aucun dossier.</translation>
</message>
<message>
<source>Is in this folder already.</source>
<translation>Est déjà dans ce dossier.</translation>
</message>
<message>
<source>Issued by</source>
<translation>Émis par</translation>
</message>
<message>
<source>Issued to</source>
<translation>Émis pour</translation>
</message>
<message>
<source>It becomes a disk of the same size. What is empty in it is not sent.</source>
<translation>Elle devient un disque de même taille. Ce qui y est vide n’est pas envoyé.</translation>
</message>
<message>
<source>It begins with https:// or http:// and names a host.</source>
<translation>Elle commence par https:// ou http:// et nomme un hôte.</translation>
</message>
<message>
<source>It begins with one of {schemes}, and names a host.</source>
<translation>Elle commence par {schemes}, et nomme un hôte.</translation>
</message>
<message>
<source>It begins with {found}, not with the description of a VM.</source>
<translation>Elle commence par {found}, et non par la description d’une VM.</translation>
</message>
<message>
<source>It begins with “version: 2”, or 1.</source>
<translation>Elle commence par « version: 2 », ou 1.</translation>
</message>
<message>
<source>It belongs to no VM until it is attached to one.</source>
<translation>Il n’appartient à aucune VM tant qu’il n’est pas attaché à l’une d’elles.</translation>
</message>
<message>
<source>It belongs to the disk {disk}, at {position} from its beginning, and does not match its checksum.</source>
<translation>Il appartient au disque {disk}, à {position} de son début, et ne correspond pas à sa somme de contrôle.</translation>
</message>
<message>
<source>It can be forced, at the risk that the guest crashes.</source>
<translation>Cela peut être forcé, au risque que l’invité plante.</translation>
</message>
<message>
<source>It can be forgotten once the pool does not use it any more.</source>
<translation>Il peut être oublié une fois que le pool ne l’utilise plus.</translation>
</message>
<message>
<source>It cannot be read from byte {offset} on.</source>
<translation>Elle est illisible à partir de l’octet {offset}.</translation>
</message>
<message>
<source>It cannot go into a bond or out of one.</source>
<translation>Elle ne peut ni entrer dans une agrégation ni en sortir.</translation>
</message>
<message>
<source>It cannot reach {SR}</source>
<translation>Il n’atteint pas {SR}</translation>
</message>
<message>
<source>It comes and goes with the card.</source>
<translation>Il vient et part avec la carte.</translation>
</message>
<message>
<source>It contains characters that cannot be seen: {names}.</source>
<translation>Contient des caractères invisibles : {names}.</translation>
</message>
<message>
<source>It counts from the host’s next start. If it is the host’s only display, its local console is dark from then on.</source>
<translation>Cela vaut dès le prochain démarrage de l’hôte. Si c’est son seul affichage, sa console locale reste noire ensuite.</translation>
</message>
<message>
<source>It counts from the host’s next start. Then VMs can no longer have the whole of it.</source>
<translation>Cela vaut dès le prochain démarrage de l’hôte. Les VM ne peuvent alors plus l’avoir en entier.</translation>
</message>
<message>
<source>It counts from the host’s next start. Then no VM can have it.</source>
<translation>Cela vaut dès le prochain démarrage de l’hôte. Aucune VM ne peut alors l’avoir.</translation>
</message>
<message>
<source>It counts from the host’s next start. Without a card that it needs for its network or its disks the host does not come back.</source>
<translation>Cela vaut dès le prochain démarrage de l’hôte. Sans une carte dont il a besoin pour son réseau ou ses disques, l’hôte ne revient pas.</translation>
</message>
<message>
<source>It counts from the next start. A system installed with one does not start with the other.</source>
<translation>Vaut à partir du prochain démarrage. Un système installé avec l’un ne démarre pas avec l’autre.</translation>
</message>
<message>
<source>It counts from their next sign-in; log them out to have it count at once.</source>
<translation>Il vaut à partir de leur prochaine connexion ; déconnectez-les pour qu’il vaille aussitôt.</translation>
</message>
<message>
<source>It does not begin as an archive.</source>
<translation>Il ne commence pas comme une archive.</translation>
</message>
<message>
<source>It does not know the call {method}.</source>
<translation>Il ne connaît pas l’appel {method}.</translation>
</message>
<message>
<source>It does not match its digest in the manifest.</source>
<translation>Il ne correspond pas à son empreinte dans le manifeste.</translation>
</message>
<message>
<source>It goes from every host, with the VLANs, tunnels or bonds that carry it. NICs of a bond are free again.</source>
<translation>Il disparaît de tous les hôtes, avec les VLAN, tunnels ou agrégations qui le portent. Les cartes d’une agrégation redeviennent libres.</translation>
</message>
<message>
<source>It goes into a library, and from there into the drive. A disc that is in it now is ejected.</source>
<translation>Il va dans une bibliothèque, puis dans le lecteur. Un disque qui s’y trouve est éjecté.</translation>
</message>
<message>
<source>It goes on where it was suspended.</source>
<translation>Elle reprend là où elle a été suspendue.</translation>
</message>
<message>
<source>It goes to the server encrypted weakly, everything after it not at all. Only its first 8 characters count.</source>
<translation>Il part vers le serveur faiblement chiffré, et tout ce qui suit ne l’est pas. Seuls ses 8 premiers caractères comptent.</translation>
</message>
<message>
<source>It has 32 digits from 0 to f, in groups of 8, 4, 4, 4 and 12.</source>
<translation>Il a 32 chiffres de 0 à f, par groupes de 8, 4, 4, 4 et 12.</translation>
</message>
<message>
<source>It has more parts than can be checked.</source>
<translation>Elle a plus de parties qu’il n’est possible de vérifier.</translation>
</message>
<message>
<source>It has no firmware.</source>
<translation>Elle n’a pas de micrologiciel.</translation>
</message>
<message>
<source>It has no shared storage</source>
<translation>Il n’a pas de stockage partagé</translation>
</message>
<message>
<source>It has no storage of its own.</source>
<translation>Il n’a pas de stockage propre.</translation>
</message>
<message>
<source>It has the network cards of the others</source>
<translation>Il a les cartes réseau des autres</translation>
</message>
<message>
<source>It has the same edition</source>
<translation>Il a la même édition</translation>
</message>
<message>
<source>It has to restart for this.</source>
<translation>Il doit redémarrer pour cela.</translation>
</message>
<message>
<source>It has {found} where {expected} was expected.</source>
<translation>Il y a {found} là où {expected} était attendu.</translation>
</message>
<message>
<source>It holds {found} instead of {expected}.</source>
<translation>Elle contient {found} au lieu de {expected}.</translation>
</message>
<message>
<source>It is a library of discs, or a drive.</source>
<translation>C’est une bibliothèque de disques, ou un lecteur.</translation>
</message>
<message>
<source>It is a new one: what the former one kept is in no file. Keys for encrypted disks are needed.</source>
<translation>C’est un nouveau TPM : ce que l’ancien gardait n’est dans aucun fichier. Les clés des disques chiffrés seront nécessaires.</translation>
</message>
<message>
<source>It is a snapshot or a control domain.</source>
<translation>C’est un instantané ou un domaine de contrôle.</translation>
</message>
<message>
<source>It is alone in its pool</source>
<translation>Il est seul dans son pool</translation>
</message>
<message>
<source>It is attached to nothing and of no use any more.</source>
<translation>Il n’est attaché à rien et ne sert plus.</translation>
</message>
<message>
<source>It is being cancelled already</source>
<translation>L’annulation est déjà en cours</translation>
</message>
<message>
<source>It is connected to another host already.</source>
<translation>Il est déjà connecté à un autre hôte.</translation>
</message>
<message>
<source>It is copied, then the old one goes.</source>
<translation>Il est copié, puis l’ancien disparaît.</translation>
</message>
<message>
<source>It is damaged: {wrong}.</source>
<translation>Il est endommagé : {wrong}.</translation>
</message>
<message>
<source>It is empty, too long, or holds a character that names of files cannot hold.</source>
<translation>Il est vide, trop long, ou contient un caractère interdit dans un nom de fichier.</translation>
</message>
<message>
<source>It is not known how this ended</source>
<translation>On ne sait pas comment cela s’est terminé</translation>
</message>
<message>
<source>It is not on the network {network}</source>
<translation>Il n’est pas sur le réseau {network}</translation>
</message>
<message>
<source>It is not the one that was trusted before. Nothing was sent. The new fingerprint is {fingerprint}.</source>
<translation>Ce n’est pas celui qui était approuvé. Rien n’a été envoyé. La nouvelle empreinte est {fingerprint}.</translation>
</message>
<message>
<source>It is occupied with this: {operation}.</source>
<translation>Il est occupé à ceci : {operation}.</translation>
</message>
<message>
<source>It is of no kind that can be imported.</source>
<translation>Il n’est d’aucun type importable.</translation>
</message>
<message>
<source>It is on disks of a host, or says all there is to say about where it is.</source>
<translation>Il est sur des disques d’un hôte, ou dit déjà tout ce qu’il y a à dire de son emplacement.</translation>
</message>
<message>
<source>It is packed with {compression}.</source>
<translation>Il est compressé avec {compression}.</translation>
</message>
<message>
<source>It is running: only what can be changed live is offered.</source>
<translation>Elle est en marche : seul ce qui peut changer à chaud est proposé.</translation>
</message>
<message>
<source>It is shorter than 2048 bits, which is weak by today’s measure.</source>
<translation>Elle a moins de 2048 bits, ce qui est faible de nos jours.</translation>
</message>
<message>
<source>It is signed with a hash that can be forged.</source>
<translation>Il est signé avec un hachage falsifiable.</translation>
</message>
<message>
<source>It is so already</source>
<translation>C’est déjà le cas</translation>
</message>
<message>
<source>It is so already, or will be after the next start of the host</source>
<translation>C’est déjà le cas, ou le sera après le prochain démarrage de l’hôte</translation>
</message>
<message>
<source>It is suspended: the memory that was saved is thrown away.</source>
<translation>Elle est suspendue : la mémoire enregistrée est jetée.</translation>
</message>
<message>
<source>It is the first</source>
<translation>C’est le premier</translation>
</message>
<message>
<source>It is the first disk of its VM, which may not start without it.</source>
<translation>C’est le premier disque de sa VM, qui pourrait ne pas démarrer sans lui.</translation>
</message>
<message>
<source>It is the last</source>
<translation>C’est le dernier</translation>
</message>
<message>
<source>It is the name of a file among the keys of the hosts: {path}.</source>
<translation>C’est le nom d’un fichier parmi les clés des hôtes : {path}.</translation>
</message>
<message>
<source>It is tried again by itself.</source>
<translation>Un nouvel essai a lieu de soi-même.</translation>
</message>
<message>
<source>It is tried again in a few seconds.</source>
<translation>Un nouvel essai a lieu dans quelques secondes.</translation>
</message>
<message>
<source>It is used by {object}.</source>
<translation>Utilisé par {object}.</translation>
</message>
<message>
<source>It is {domain}.</source>
<translation>C’est {domain}.</translation>
</message>
<message>
<source>It is {edition} there, and {coordinator_edition} here: the pool offers only what all its hosts are licensed for.</source>
<translation>C’est {edition} là-bas et {coordinator_edition} ici : le pool n’offre que ce que permettent les licences de tous ses hôtes.</translation>
</message>
<message>
<source>It is {url}.</source>
<translation>C’est {url}.</translation>
</message>
<message>
<source>It is: {wrong}.</source>
<translation>C’est : {wrong}.</translation>
</message>
<message>
<source>It keeps its own storage and the VMs on it, and loses its own users, roles and settings as a pool. Its toolstack restarts.</source>
<translation>Il garde son propre stockage et les VM qui s’y trouvent, et perd ses utilisateurs, rôles et réglages de pool. Sa toolstack redémarre.</translation>
</message>
<message>
<source>It keeps running while it moves to another host.</source>
<translation>Elle continue pendant qu’elle passe sur un autre hôte.</translation>
</message>
<message>
<source>It keeps running while its memory and its disks move.</source>
<translation>Elle reste en marche pendant que sa mémoire et ses disques se déplacent.</translation>
</message>
<message>
<source>It keeps the keys of the guest, such as those that open its encrypted disks.</source>
<translation>Il garde les clés de l’invité, comme celles qui ouvrent ses disques chiffrés.</translation>
</message>
<message>
<source>It may become as much as {size}. If the folder fills up, nothing is left of it.</source>
<translation>Cela peut atteindre {size}. Si le dossier se remplit, il n’en reste rien.</translation>
</message>
<message>
<source>It may have been cut off, or hold the metadata alone.</source>
<translation>Il a peut-être été tronqué, ou ne contient que les métadonnées.</translation>
</message>
<message>
<source>It might be lost. Look first.</source>
<translation>Il pourrait être perdu. Regardez d’abord.</translation>
</message>
<message>
<source>It must be protected from that first.</source>
<translation>Il faut d’abord qu’elle en soit protégée.</translation>
</message>
<message>
<source>It must be: static minimum, dynamic minimum, dynamic maximum, static maximum.</source>
<translation>L’ordre doit être : minimum statique, minimum dynamique, maximum dynamique, maximum statique.</translation>
</message>
<message>
<source>It names {name}. Only files in the same folder are read, and no links.</source>
<translation>Elle nomme {name}. Seuls les fichiers du même dossier sont lus, et aucun lien.</translation>
</message>
<message>
<source>It needs an address.</source>
<translation>Il lui faut une adresse.</translation>
</message>
<message>
<source>It needs an emergency transition to coordinator.</source>
<translation>Il lui faut une transition d’urgence vers coordinateur.</translation>
</message>
<message>
<source>It needs another role than {role}.</source>
<translation>Il faut un autre rôle que {role}.</translation>
</message>
<message>
<source>It needs at least {least}</source>
<translation>Il faut au moins {least}</translation>
</message>
<message>
<source>It needs {needed}, and {available} is free.</source>
<translation>Il faut {needed}, et {available} sont libres.</translation>
</message>
<message>
<source>It needs {requested}, and {maximum} is free.</source>
<translation>Il faut {requested}, et {maximum} sont libres.</translation>
</message>
<message>
<source>It refers to {what}, which it does not hold.</source>
<translation>Il se réfère à {what}, qu’il ne contient pas.</translation>
</message>
<message>
<source>It runs the same version</source>
<translation>Il a la même version</translation>
</message>
<message>
<source>It says: {message}.</source>
<translation>Message : {message}.</translation>
</message>
<message>
<source>It says: {stderr}.</source>
<translation>Message : {stderr}.</translation>
</message>
<message>
<source>It says: {stdout} {stderr}.</source>
<translation>Message : {stdout} {stderr}.</translation>
</message>
<message>
<source>It stands for the subnet, for all in it, or for a group.</source>
<translation>Elle désigne le sous-réseau, tous ses membres ou un groupe.</translation>
</message>
<message>
<source>It stays as it is, in maintenance mode if it was emptied. It said: {code}, {said}.</source>
<translation>Il reste tel quel, en mode maintenance s’il a été vidé. Il a dit : {code}, {said}.</translation>
</message>
<message>
<source>It stays in maintenance mode.</source>
<translation>Il reste en mode maintenance.</translation>
</message>
<message>
<source>It stays there when another object is chosen here.</source>
<translation>Elle y reste quand un autre objet est choisi ici.</translation>
</message>
<message>
<source>It stays with the disk it was taken of.</source>
<translation>Il reste avec le disque dont il a été pris.</translation>
</message>
<message>
<source>It takes VMs again. None is known to have left it for its maintenance.</source>
<translation>Il accepte de nouveau des VM. Aucune n’est connue pour l’avoir quitté à cause de sa maintenance.</translation>
</message>
<message>
<source>It takes VMs again. These left it for its maintenance; those ticked come back.</source>
<translation>Il accepte de nouveau des VM. Celles-ci l’ont quitté pour sa maintenance ; celles qui sont cochées reviennent.</translation>
</message>
<message>
<source>It takes at most {most}</source>
<translation>Accepte {most} au plus</translation>
</message>
<message>
<source>It takes no VMs until it has rebooted.</source>
<translation>N’accepte aucune VM avant d’avoir redémarré.</translation>
</message>
<message>
<source>It tells which packages are updates</source>
<translation>Il dit quels paquets sont des mises à jour</translation>
</message>
<message>
<source>It uses the same directory</source>
<translation>Il utilise le même annuaire</translation>
</message>
<message>
<source>It uses {feature}.</source>
<translation>Elle utilise {feature}.</translation>
</message>
<message>
<source>It verifies certificates as this pool does</source>
<translation>Il vérifie les certificats comme ce pool</translation>
</message>
<message>
<source>It was added while the VM ran, and is there after its next start.</source>
<translation>A été ajouté pendant que la VM tournait, et sera là à son prochain démarrage.</translation>
</message>
<message>
<source>It was cancelled before it ended.</source>
<translation>Annulé avant la fin.</translation>
</message>
<message>
<source>It was exported while it was suspended</source>
<translation>Elle a été exportée pendant qu’elle était suspendue</translation>
</message>
<message>
<source>It was made for a time that has not begun.</source>
<translation>Il a été établi pour une période qui n’a pas commencé.</translation>
</message>
<message>
<source>It was made for a time that is over.</source>
<translation>Il a été établi pour une période révolue.</translation>
</message>
<message>
<source>It would be lost: take the address away first.</source>
<translation>Elle serait perdue : retirez d’abord l’adresse.</translation>
</message>
<message>
<source>Italian</source>
<translation>Italien</translation>
</message>
<message>
<source>Its VMs stay as they are. Only their order and belonging are given up.</source>
<translation>Ses VM restent telles quelles. Seuls leur ordre et leur appartenance sont abandonnés.</translation>
</message>
<message>
<source>Its boot loader failed: {message}.</source>
<translation>Son chargeur d’amorçage a échoué : {message}.</translation>
</message>
<message>
<source>Its certificate is self-signed, so nothing vouches for it but you.</source>
<translation>Son certificat est autosigné : rien d’autre que vous ne s’en porte garant.</translation>
</message>
<message>
<source>Its console comes back by itself.</source>
<translation>Sa console revient d’elle-même.</translation>
</message>
<message>
<source>Its console comes back there by itself.</source>
<translation>Sa console y revient d’elle-même.</translation>
</message>
<message>
<source>Its console service does not run.</source>
<translation>Son service de console ne tourne pas.</translation>
</message>
<message>
<source>Its contents are never copied</source>
<translation>Son contenu n’est jamais copié</translation>
</message>
<message>
<source>Its device model {name} did not start: {message}.</source>
<translation>Son modèle de périphérique {name} n’a pas démarré : {message}.</translation>
</message>
<message>
<source>Its disks and settings become what they were at {snapshot}. What came after is lost.</source>
<translation>Ses disques et réglages redeviennent ce qu’ils étaient à {snapshot}. Ce qui est venu ensuite est perdu.</translation>
</message>
<message>
<source>Its disks are copied, then the old ones go.</source>
<translation>Ses disques sont copiés, puis les anciens sont supprimés.</translation>
</message>
<message>
<source>Its driver cannot do that; storage that holds disks as files needs it not.</source>
<translation>Son pilote ne peut pas le faire ; un stockage qui contient des disques en fichiers n’en a pas besoin.</translation>
</message>
<message>
<source>Its first bytes are those of no known format, and its name does not end in .raw, .img or .dd.</source>
<translation>Ses premiers octets ne sont ceux d’aucun format connu, et son nom ne se termine pas par .raw, .img ou .dd.</translation>
</message>
<message>
<source>Its first disk</source>
<translation>Son premier disque</translation>
</message>
<message>
<source>Its head would have {size} bytes, and hosts refuse more than about 1,000. Nothing was sent.</source>
<translation>Son en-tête aurait {size} octets, et les hôtes refusent plus de 1 000 environ. Rien n’a été envoyé.</translation>
</message>
<message>
<source>Its interfaces on the hosts are removed and made anew. The network keeps its name and the VMs that are set up for it.</source>
<translation>Ses interfaces sur les hôtes sont supprimées et recréées. Le réseau garde son nom et les VM configurées pour lui.</translation>
</message>
<message>
<source>Its licence is of another edition</source>
<translation>Sa licence est d’une autre édition</translation>
</message>
<message>
<source>Its management address comes from DHCP</source>
<translation>Son adresse d’administration vient de DHCP</translation>
</message>
<message>
<source>Its management interface has no IP address.</source>
<translation>Son interface d’administration n’a pas d’adresse IP.</translation>
</message>
<message>
<source>Its management is on a network card</source>
<translation>Son administration est sur une carte réseau</translation>
</message>
<message>
<source>Its memory is imported as well. It goes on only on processors like those that it had.</source>
<translation>Sa mémoire est importée aussi. Elle ne reprend que sur des processeurs semblables à ceux qu’elle avait.</translation>
</message>
<message>
<source>Its mount options say so on every host.</source>
<translation>Ses options de montage le disent sur chaque hôte.</translation>
</message>
<message>
<source>Its network is {network}.</source>
<translation>Son réseau est {network}.</translation>
</message>
<message>
<source>Its platform settings (no migration, or nested virtualisation) keep it where it is.</source>
<translation>Ses réglages de plateforme (pas de migration, ou virtualisation imbriquée) la retiennent où elle est.</translation>
</message>
<message>
<source>Its processors have other features</source>
<translation>Ses processeurs ont d’autres fonctionnalités</translation>
</message>
<message>
<source>Its processors suit</source>
<translation>Ses processeurs conviennent</translation>
</message>
<message>
<source>Its screen is saved with its memory.</source>
<translation>Son écran est enregistré avec sa mémoire.</translation>
</message>
<message>
<source>Its state is {health}; suggested is: {fix}.</source>
<translation>Son état est {health} ; il est conseillé de : {fix}.</translation>
</message>
<message>
<source>Its storage cannot be migrated.</source>
<translation>Son stockage ne peut pas être migré.</translation>
</message>
<message>
<source>Its storage is connected to {hosts}, so it can only run there.</source>
<translation>Son stockage est connecté à {hosts} : elle ne peut tourner que là.</translation>
</message>
<message>
<source>Its storage is connected to {host} alone, so it can only run there and high availability cannot protect it.</source>
<translation>Son stockage n’est connecté qu’à {host} : elle ne peut tourner que là, et la haute disponibilité ne peut pas la protéger.</translation>
</message>
<message>
<source>Its toolstack is not ready yet.</source>
<translation>Sa toolstack n’est pas encore prête.</translation>
</message>
<message>
<source>Its users and groups cannot sign in any more, and are signed out. They stay on the list, for when the pool joins again.</source>
<translation>Ses utilisateurs et groupes ne peuvent plus se connecter et sont déconnectés. Ils restent sur la liste, pour le cas où le pool rejoindrait le domaine de nouveau.</translation>
</message>
<message>
<source>JSON, for programs</source>
<translation>JSON, pour les programmes</translation>
</message>
<message>
<source>Jan</source>
<translation>janv.</translation>
</message>
<message>
<source>Join</source>
<translation>Rejoindre</translation>
</message>
<message>
<source>Join a domain</source>
<translation>Rejoindre un domaine</translation>
</message>
<message>
<source>Join a domain first.</source>
<translation>Rejoignez d’abord un domaine.</translation>
</message>
<message>
<source>Join a domain with {name}</source>
<translation>Rejoindre un domaine avec {name}</translation>
</message>
<message>
<source>Joining a domain with {name}</source>
<translation>Adhésion de {name} à un domaine</translation>
</message>
<message>
<source>Jul</source>
<translation>juil.</translation>
</message>
<message>
<source>Jun</source>
<translation>juin</translation>
</message>
<message>
<source>Keep as it is</source>
<translation>Laisser en l’état</translation>
</message>
<message>
<source>Keep as it is and start anew</source>
<translation>Laisser en l’état et redémarrer à neuf</translation>
</message>
<message>
<source>Keep from VMs</source>
<translation>Retirer aux VM</translation>
</message>
<message>
<source>Keeping {name} from VMs</source>
<translation>Retrait de {name} aux VM</translation>
</message>
<message>
<source>Keeps</source>
<translation>Garde</translation>
</message>
<message>
<source>Keeps the session of this sign-in in {place}, so that you come back without the password.
The password is never kept. The pool ends the session when you sign out, or after 24 hours without use.</source>
<translation>Conserve la session de cette connexion dans {place}, pour que vous reveniez sans le mot de passe.
Le mot de passe n’est jamais conservé. Le pool met fin à la session quand vous vous déconnectez, ou après 24 heures d’inactivité.</translation>
</message>
<message>
<source>Keeps what is on its disks now, to go back to.</source>
<translation>Conserve ce qui est maintenant sur ses disques, pour y revenir.</translation>
</message>
<message>
<source>Kernel</source>
<translation>Noyau</translation>
</message>
<message>
<source>Key</source>
<translation>Clé</translation>
</message>
<message>
<source>Key and certificate do not belong together</source>
<translation>La clé et le certificat ne vont pas ensemble</translation>
</message>
<message>
<source>Keyboard shortcuts</source>
<translation>Raccourcis clavier</translation>
</message>
<message>
<source>Keys</source>
<translation>Touches</translation>
</message>
<message>
<source>Keys such as Alt+Tab go to the console that has the keyboard.</source>
<translation>Des touches comme Alt+Tab vont à la console qui a le clavier.</translation>
</message>
<message>
<source>KiB/s, 0 for none</source>
<translation>Kio/s, 0 pour aucune</translation>
</message>
<message>
<source>KiB/s, 0: all</source>
<translation>Kio/s, 0 : tout</translation>
</message>
<message>
<source>Kind</source>
<translation>Nature</translation>
</message>
<message>
<source>Kind of object</source>
<translation>Nature de l’objet</translation>
</message>
<message>
<source>Kinds of networks</source>
<translation>Types de réseaux</translation>
</message>
<message>
<source>Kinds of storage</source>
<translation>Types de stockage</translation>
</message>
<message>
<source>LACP: the switch takes part</source>
<translation>LACP : le commutateur y participe</translation>
</message>
<message>
<source>LAN</source>
<translation>LAN</translation>
</message>
<message>
<source>LAN: quickest, much to carry</source>
<translation>LAN : le plus rapide, beaucoup de données</translation>
</message>
<message>
<source>LUN</source>
<translation>LUN</translation>
</message>
<message>
<source>LVM</source>
<translation>LVM</translation>
</message>
<message>
<source>LVM over FCoE</source>
<translation>LVM sur FCoE</translation>
</message>
<message>
<source>LVM over HBA</source>
<translation>LVM sur HBA</translation>
</message>
<message>
<source>LVM over iSCSI</source>
<translation>LVM sur iSCSI</translation>
</message>
<message>
<source>LVM volume could not be deactivated (in use)</source>
<translation>Le volume LVM n’a pas pu être désactivé (en cours d’utilisation)</translation>
</message>
<message>
<source>Language</source>
<translation>Langue</translation>
</message>
<message>
<source>Largest disks</source>
<translation>Plus grands disques</translation>
</message>
<message>
<source>Last 30 days</source>
<translation>30 derniers jours</translation>
</message>
<message>
<source>Last 7 days</source>
<translation>7 derniers jours</translation>
</message>
<message>
<source>Last day</source>
<translation>Dernier jour</translation>
</message>
<message>
<source>Last heard of</source>
<translation>Dernier signe de vie</translation>
</message>
<message>
<source>Last hour</source>
<translation>Dernière heure</translation>
</message>
<message>
<source>Last run</source>
<translation>Dernière exécution</translation>
</message>
<message>
<source>Last shutdown</source>
<translation>Dernier arrêt</translation>
</message>
<message>
<source>Last update</source>
<translation>Dernière mise à jour</translation>
</message>
<message>
<source>Last used</source>
<translation>Dernière utilisation</translation>
</message>
<message>
<source>Latency</source>
<translation>Latence</translation>
</message>
<message>
<source>Layout in the guest</source>
<translation>Disposition dans l’invité</translation>
</message>
<message>
<source>Leave full screen</source>
<translation>Quitter le plein écran</translation>
</message>
<message>
<source>Leave it empty: the pool makes one for each.</source>
<translation>Laissez vide : le pool en crée une pour chacune.</translation>
</message>
<message>
<source>Leave it where it is, and make a copy there</source>
<translation>La laisser où elle est, et en faire une copie là-bas</translation>
</message>
<message>
<source>Leave maintenance mode</source>
<translation>Quitter le mode maintenance</translation>
</message>
<message>
<source>Leave out names and addresses</source>
<translation>Omettre les noms et les adresses</translation>
</message>
<message>
<source>Leave read-only mode in the status bar or in the View menu.</source>
<translation>Quittez le mode lecture seule dans la barre d’état ou dans le menu Affichage.</translation>
</message>
<message>
<source>Leave the domain</source>
<translation>Quitter le domaine</translation>
</message>
<message>
<source>Leave {name}?</source>
<translation>Quitter {name} ?</translation>
</message>
<message>
<source>Leaving maintenance</source>
<translation>Fin de la maintenance</translation>
</message>
<message>
<source>Leaving the domain with {name}</source>
<translation>Sortie de {name} du domaine</translation>
</message>
<message>
<source>Left out</source>
<translation>Laissés de côté</translation>
</message>
<message>
<source>Left out, since this layout has no keys for it: {owner}{more}</source>
<translation>Laissés de côté, car cette disposition n’a pas de touches pour eux : {owner}{more}</translation>
</message>
<message>
<source>Let all hosts take their time from the same NTP servers.</source>
<translation>Faites prendre l’heure à tous les hôtes sur les mêmes serveurs NTP.</translation>
</message>
<message>
<source>Let another host become the coordinator first.</source>
<translation>Faites d’abord d’un autre hôte le coordinateur.</translation>
</message>
<message>
<source>Let it run again afterwards</source>
<translation>La laisser tourner de nouveau ensuite</translation>
</message>
<message>
<source>Let one be taken, or shut it down first.</source>
<translation>Laissez-en prendre un, ou arrêtez-la d’abord.</translation>
</message>
<message>
<source>Level of {figure}</source>
<translation>Limite de {figure}</translation>
</message>
<message>
<source>Library</source>
<translation>Bibliothèque</translation>
</message>
<message>
<source>Licence</source>
<translation>Licence</translation>
</message>
<message>
<source>Light</source>
<translation>Clair</translation>
</message>
<message>
<source>Light theme</source>
<translation>Thème clair</translation>
</message>
<message>
<source>Limit</source>
<translation>Limite</translation>
</message>
<message>
<source>Line {line} is indented with a tab</source>
<translation>La ligne {line} est indentée par une tabulation</translation>
</message>
<message>
<source>Link</source>
<translation>Lien</translation>
</message>
<message>
<source>Links</source>
<translation>Liens</translation>
</message>
<message>
<source>Links, devices and files in other folders are not read.</source>
<translation>Les liens, les périphériques et les fichiers d’autres dossiers ne sont pas lus.</translation>
</message>
<message>
<source>List</source>
<translation>Liste</translation>
</message>
<message>
<source>List and count them no more until this connection ends. An update installs them as well.</source>
<translation>Ne plus les lister ni les compter jusqu’à la fin de cette connexion. Une mise à jour les installe aussi.</translation>
</message>
<message>
<source>Live</source>
<translation>En direct</translation>
</message>
<message>
<source>Live disk migration needs a running VM that has {VDI}</source>
<translation>La migration de disque à chaud demande une VM en marche qui possède {VDI}</translation>
</message>
<message>
<source>Live memory of the toolstack</source>
<translation>Mémoire vive de la toolstack</translation>
</message>
<message>
<source>Live patching</source>
<translation>Correctifs à chaud</translation>
</message>
<message>
<source>Load</source>
<translation>Charge</translation>
</message>
<message>
<source>Load for each processor</source>
<translation>Charge par processeur</translation>
</message>
<message>
<source>Load of the host</source>
<translation>Charge de l’hôte</translation>
</message>
<message>
<source>Loading</source>
<translation>Chargement</translation>
</message>
<message>
<source>Loading the pool…</source>
<translation>Chargement du pool…</translation>
</message>
<message>
<source>Local disks</source>
<translation>Disques locaux</translation>
</message>
<message>
<source>Local, large blocks</source>
<translation>Local, grands blocs</translation>
</message>
<message>
<source>Local, thick (LVM)</source>
<translation>Local, alloué d’avance (LVM)</translation>
</message>
<message>
<source>Local, thin (XFS)</source>
<translation>Local, alloué à l’usage (XFS)</translation>
</message>
<message>
<source>Local, thin (ext4)</source>
<translation>Local, alloué à l’usage (ext4)</translation>
</message>
<message>
<source>Location</source>
<translation>Emplacement</translation>
</message>
<message>
<source>Locked</source>
<translation>Verrouillé</translation>
</message>
<message>
<source>Locking</source>
<translation>Verrouillage</translation>
</message>
<message>
<source>Log</source>
<translation>Journal</translation>
</message>
<message>
<source>Log destination</source>
<translation>Destination des journaux</translation>
</message>
<message>
<source>Log disk of the control domain filling up</source>
<translation>Le disque des journaux du domaine de contrôle se remplit</translation>
</message>
<message>
<source>Log file system used</source>
<translation>Système de fichiers des journaux utilisé</translation>
</message>
<message>
<source>Log out</source>
<translation>Déconnecter</translation>
</message>
<message>
<source>Logging out {name}</source>
<translation>Déconnexion de {name}</translation>
</message>
<message>
<source>Look again</source>
<translation>Regarder de nouveau</translation>
</message>
<message>
<source>Look at its console and the logs of its guest, and start it again if it did not come back.</source>
<translation>Regardez sa console et les journaux de son invité, et redémarrez-la si elle n’est pas revenue.</translation>
</message>
<message>
<source>Look at its console for the reason.</source>
<translation>Regardez sa console pour en trouver la raison.</translation>
</message>
<message>
<source>Look at its console: a program may be waiting for an answer. Forcing the shutdown is like pulling the plug.</source>
<translation>Regardez sa console : un programme attend peut-être une réponse. Forcer l’arrêt revient à débrancher la prise.</translation>
</message>
<message>
<source>Look at the host's power, hardware and network; VMs that are protected were started elsewhere.</source>
<translation>Regardez l’alimentation, le matériel et le réseau de l’hôte ; les VM protégées ont été démarrées ailleurs.</translation>
</message>
<message>
<source>Look at the kernel log of the host (dmesg); failing hardware is a common cause.</source>
<translation>Regardez le journal du noyau de l’hôte (dmesg) ; un matériel défaillant est une cause fréquente.</translation>
</message>
<message>
<source>Look at the log of the host. Begin the update again to go on with this host and those after it.</source>
<translation>Consultez le journal de l’hôte. Recommencez la mise à jour pour continuer avec cet hôte et les suivants.</translation>
</message>
<message>
<source>Look at the object before you try again. It is not tried again by itself.</source>
<translation>Regardez l’objet avant de réessayer. Il n’y a pas de nouvel essai automatique.</translation>
</message>
<message>
<source>Look at the value again, then edit it anew.</source>
<translation>Regardez de nouveau la valeur, puis modifiez-la.</translation>
</message>
<message>
<source>Look at what is there now, and choose it again.</source>
<translation>Regardez ce qui est là maintenant, et choisissez de nouveau.</translation>
</message>
<message>
<source>Look for a newer version</source>
<translation>Chercher une version plus récente</translation>
</message>
<message>
<source>Look for new NICs</source>
<translation>Chercher de nouvelles cartes</translation>
</message>
<message>
<source>Look for new NICs of</source>
<translation>Chercher de nouvelles cartes de</translation>
</message>
<message>
<source>Look for updates…</source>
<translation>Chercher des mises à jour…</translation>
</message>
<message>
<source>Looking for new NICs of {name}</source>
<translation>Recherche de nouvelles cartes de {name}</translation>
</message>
<message>
<source>Looking for the system’s keyring…</source>
<translation>Recherche du trousseau du système…</translation>
</message>
<message>
<source>Looks for updates</source>
<translation>Recherche des mises à jour</translation>
</message>
<message>
<source>Looks, and changes nothing</source>
<translation>Regarde, et ne change rien</translation>
</message>
<message>
<source>Lower the number of host failures to tolerate, or the priority of some VMs.</source>
<translation>Diminuez le nombre de pannes d’hôtes à tolérer, ou la priorité de certaines VM.</translation>
</message>
<message>
<source>Lower the number of vCPUs, or choose a larger host.</source>
<translation>Diminuez le nombre de vCPU, ou choisissez un plus grand hôte.</translation>
</message>
<message>
<source>MAC</source>
<translation>MAC</translation>
</message>
<message>
<source>MAC address</source>
<translation>Adresse MAC</translation>
</message>
<message>
<source>MAC addresses</source>
<translation>Adresses MAC</translation>
</message>
<message>
<source>MTU</source>
<translation>MTU</translation>
</message>
<message>
<source>Machine</source>
<translation>Machine</translation>
</message>
<message>
<source>Made for</source>
<translation>Prévu pour</translation>
</message>
<message>
<source>Made from</source>
<translation>Issu de</translation>
</message>
<message>
<source>Mail server</source>
<translation>Serveur de messagerie</translation>
</message>
<message>
<source>Maintenance</source>
<translation>Maintenance</translation>
</message>
<message>
<source>Maintenance mode lists those that stand in the way, with what solves it.</source>
<translation>Le mode maintenance liste celles qui font obstacle, avec ce qui y remédie.</translation>
</message>
<message>
<source>Make VM</source>
<translation>Créer la VM</translation>
</message>
<message>
<source>Make a new storage</source>
<translation>Créer un nouveau stockage</translation>
</message>
<message>
<source>Make a new storage beside it</source>
<translation>Créer un nouveau stockage à côté</translation>
</message>
<message>
<source>Make another network in its place.</source>
<translation>Créez un autre réseau à sa place.</translation>
</message>
<message>
<source>Make coordinator</source>
<translation>En faire le coordinateur</translation>
</message>
<message>
<source>Make disk</source>
<translation>Créer le disque</translation>
</message>
<message>
<source>Make it the coordinator</source>
<translation>En faire le coordinateur</translation>
</message>
<message>
<source>Make it the coordinator again</source>
<translation>En refaire le coordinateur</translation>
</message>
<message>
<source>Make read-only</source>
<translation>Passer en lecture seule</translation>
</message>
<message>
<source>Make schedule</source>
<translation>Créer la planification</translation>
</message>
<message>
<source>Make standalone</source>
<translation>Rendre autonome</translation>
</message>
<message>
<source>Make sure that the former coordinator is off</source>
<translation>Assurez-vous que l’ancien coordinateur est éteint</translation>
</message>
<message>
<source>Make template</source>
<translation>Créer le modèle</translation>
</message>
<message>
<source>Make the only host of {whom} standalone?</source>
<translation>Rendre autonome le seul hôte de {whom} ?</translation>
</message>
<message>
<source>Make this window read-only now?</source>
<translation>Passer cette fenêtre en lecture seule maintenant ?</translation>
</message>
<message>
<source>Make vApp</source>
<translation>Créer la vApp</translation>
</message>
<message>
<source>Make {whom} the coordinator?</source>
<translation>Faire de {whom} le coordinateur ?</translation>
</message>
<message>
<source>Making a DVD drive for {name}</source>
<translation>Création d’un lecteur DVD pour {name}</translation>
</message>
<message>
<source>Making a VM from {name}</source>
<translation>Création d’une VM à partir de {name}</translation>
</message>
<message>
<source>Making a disk for {name}</source>
<translation>Création d’un disque pour {name}</translation>
</message>
<message>
<source>Making a disk on {name}</source>
<translation>Création d’un disque sur {name}</translation>
</message>
<message>
<source>Making a snapshot schedule for {name}</source>
<translation>Création d’une planification d’instantanés pour {name}</translation>
</message>
<message>
<source>Making a template from {name}</source>
<translation>Création d’un modèle à partir de {name}</translation>
</message>
<message>
<source>Making a vApp with {name}</source>
<translation>Création d’une vApp avec {name}</translation>
</message>
<message>
<source>Making the host of {name} standalone</source>
<translation>Passage de l’hôte de {name} en mode autonome</translation>
</message>
<message>
<source>Making the network {name}</source>
<translation>Création du réseau {name}</translation>
</message>
<message>
<source>Making {name}</source>
<translation>Création de {name}</translation>
</message>
<message>
<source>Making {name} the coordinator</source>
<translation>{name} devient le coordinateur</translation>
</message>
<message>
<source>Making {name} the default storage</source>
<translation>{name} devient le stockage par défaut</translation>
</message>
<message>
<source>Manage all hosts over it</source>
<translation>Administrer tous les hôtes par lui</translation>
</message>
<message>
<source>Manage all hosts over {whom}?</source>
<translation>Administrer tous les hôtes par {whom} ?</translation>
</message>
<message>
<source>Manage the host over it</source>
<translation>Administrer l’hôte par elle</translation>
</message>
<message>
<source>Manage the host over {whom}?</source>
<translation>Administrer l’hôte par {whom} ?</translation>
</message>
<message>
<source>Managed by XAPI</source>
<translation>Géré par XAPI</translation>
</message>
<message>
<source>Management</source>
<translation>Administration</translation>
</message>
<message>
<source>Management VLANs differ</source>
<translation>Les VLAN d’administration diffèrent</translation>
</message>
<message>
<source>Management addresses</source>
<translation>Adresses d’administration</translation>
</message>
<message>
<source>Management must be on a physical NIC, not a bond or VLAN</source>
<translation>L’administration doit être sur une carte réseau physique, pas sur un agrégat ou un VLAN</translation>
</message>
<message>
<source>Manages one XCP-ng or XenServer pool per window, straight through its own interface.</source>
<translation>Gère un pool XCP-ng ou XenServer par fenêtre, directement par sa propre interface.</translation>
</message>
<message>
<source>Managing all hosts over {name}</source>
<translation>Administration de tous les hôtes par {name}</translation>
</message>
<message>
<source>Managing the host over {name}</source>
<translation>Administration de l’hôte par {name}</translation>
</message>
<message>
<source>Many distributions have them as a package too: xe-guest-utilities or xen-guest-agent.</source>
<translation>Beaucoup de distributions les ont aussi en paquet : xe-guest-utilities ou xen-guest-agent.</translation>
</message>
<message>
<source>Mar</source>
<translation>mars</translation>
</message>
<message>
<source>Master</source>
<translation>Maître</translation>
</message>
<message>
<source>Maximum vCPUs</source>
<translation>vCPU maximum</translation>
</message>
<message>
<source>May</source>
<translation>mai</translation>
</message>
<message>
<source>Mean read latency</source>
<translation>Latence moyenne de lecture</translation>
</message>
<message>
<source>Mean write latency</source>
<translation>Latence moyenne d’écriture</translation>
</message>
<message>
<source>Memory</source>
<translation>Mémoire</translation>
</message>
<message>
<source>Memory and vCPUs of {name}</source>
<translation>Mémoire et vCPU de {name}</translation>
</message>
<message>
<source>Memory free</source>
<translation>Mémoire libre</translation>
</message>
<message>
<source>Memory free in the guest</source>
<translation>Mémoire libre dans l’invité</translation>
</message>
<message>
<source>Memory free in the toolstack</source>
<translation>Mémoire libre de la toolstack</translation>
</message>
<message>
<source>Memory in total</source>
<translation>Mémoire totale</translation>
</message>
<message>
<source>Memory in use</source>
<translation>Mémoire utilisée</translation>
</message>
<message>
<source>Memory in {object} runs out</source>
<translation>La mémoire s’épuise dans {object}</translation>
</message>
<message>
<source>Memory of the pool</source>
<translation>Mémoire du pool</translation>
</message>
<message>
<source>Memory of the toolstack</source>
<translation>Mémoire de la toolstack</translation>
</message>
<message>
<source>Memory of {name}</source>
<translation>Mémoire de {name}</translation>
</message>
<message>
<source>Memory of {object} runs out</source>
<translation>La mémoire de {object} s’épuise</translation>
</message>
<message>
<source>Memory reclaimable</source>
<translation>Mémoire récupérable</translation>
</message>
<message>
<source>Memory reclaimed</source>
<translation>Mémoire récupérée</translation>
</message>
<message>
<source>Memory running short</source>
<translation>La mémoire vient à manquer</translation>
</message>
<message>
<source>Memory usage</source>
<translation>Utilisation de la mémoire</translation>
</message>
<message>
<source>Memory used</source>
<translation>Mémoire utilisée</translation>
</message>
<message>
<source>Memory wanted</source>
<translation>Mémoire visée</translation>
</message>
<message>
<source>Memory · {size}</source>
<translation>Mémoire · {size}</translation>
</message>
<message>
<source>Message</source>
<translation>Message</translation>
</message>
<message>
<source>Messages</source>
<translation>Messages</translation>
</message>
<message>
<source>Meta data</source>
<translation>Métadonnées</translation>
</message>
<message>
<source>Metadata</source>
<translation>Métadonnées</translation>
</message>
<message>
<source>Migrate</source>
<translation>Migrer</translation>
</message>
<message>
<source>Migrate or start them by hand; the tasks say why.</source>
<translation>Migrez-les ou démarrez-les à la main ; les tâches disent pourquoi.</translation>
</message>
<message>
<source>Migrate some of them to other hosts.</source>
<translation>Migrez-en quelques-unes vers d’autres hôtes.</translation>
</message>
<message>
<source>Migrate {whom}</source>
<translation>Migrer {whom}</translation>
</message>
<message>
<source>Migrate {whom} to {host}…</source>
<translation>Migrer {whom} vers {host}…</translation>
</message>
<message>
<source>Migrated</source>
<translation>Migrée</translation>
</message>
<message>
<source>Migrating</source>
<translation>Migration</translation>
</message>
<message>
<source>Migrating {name}</source>
<translation>Migration de {name}</translation>
</message>
<message>
<source>Migration network</source>
<translation>Réseau de migration</translation>
</message>
<message>
<source>Minor</source>
<translation>Mineur</translation>
</message>
<message>
<source>Minute</source>
<translation>Minute</translation>
</message>
<message>
<source>Minutes of {figure}</source>
<translation>Minutes de {figure}</translation>
</message>
<message>
<source>Minutes until {figure} is said again</source>
<translation>Minutes avant que {figure} soit signalé de nouveau</translation>
</message>
<message>
<source>Mirroring a disk to the destination failed</source>
<translation>La mise en miroir d’un disque vers la destination a échoué</translation>
</message>
<message>
<source>Missing packages</source>
<translation>Paquets manquants</translation>
</message>
<message>
<source>Mode</source>
<translation>Mode</translation>
</message>
<message>
<source>Monday</source>
<translation>lundi</translation>
</message>
<message>
<source>MooseFS</source>
<translation>MooseFS</translation>
</message>
<message>
<source>More</source>
<translation>Plus</translation>
</message>
<message>
<source>More actions</source>
<translation>Plus d’actions</translation>
</message>
<message>
<source>More for {chart}</source>
<translation>Plus pour {chart}</translation>
</message>
<message>
<source>More than {most} disks: the Disks tab has all of them.</source>
<translation>Plus de {most} disques : l’onglet Disques les a tous.</translation>
</message>
<message>
<source>More to add</source>
<translation>Autres à ajouter</translation>
</message>
<message>
<source>Mount options</source>
<translation>Options de montage</translation>
</message>
<message>
<source>Mounting the NFS share failed</source>
<translation>Le montage du partage NFS a échoué</translation>
</message>
<message>
<source>Mounting the SMB share failed</source>
<translation>Le montage du partage SMB a échoué</translation>
</message>
<message>
<source>Move</source>
<translation>Déplacer</translation>
</message>
<message>
<source>Move down</source>
<translation>Descendre</translation>
</message>
<message>
<source>Move them or shut them down first.</source>
<translation>Déplacez-les ou arrêtez-les d’abord.</translation>
</message>
<message>
<source>Move to other hosts</source>
<translation>Déplacer vers d’autres hôtes</translation>
</message>
<message>
<source>Move up</source>
<translation>Monter</translation>
</message>
<message>
<source>Move with its disks</source>
<translation>Déplacer avec ses disques</translation>
</message>
<message>
<source>Move {name}</source>
<translation>Déplacer {name}</translation>
</message>
<message>
<source>Move {whom}</source>
<translation>Déplacer {whom}</translation>
</message>
<message>
<source>Move {whom} into the folder “{folder}”</source>
<translation>Déplacer {whom} dans le dossier « {folder} »</translation>
</message>
<message>
<source>Move {whom} with its disks to {host}, in another pool…</source>
<translation>Déplacer {whom} avec ses disques vers {host}, dans un autre pool…</translation>
</message>
<message>
<source>Move {whom} with its disks to {host}…</source>
<translation>Déplacer {whom} avec ses disques vers {host}…</translation>
</message>
<message>
<source>Moved to other hosts</source>
<translation>Déplacées vers d’autres hôtes</translation>
</message>
<message>
<source>Moving it from {source} to {destination} failed: {message}.</source>
<translation>Le déplacement de {source} vers {destination} a échoué : {message}.</translation>
</message>
<message>
<source>Moving {name}</source>
<translation>Déplacement de {name}</translation>
</message>
<message>
<source>Multipathing</source>
<translation>Multipath</translation>
</message>
<message>
<source>NBD connection</source>
<translation>connexion NBD</translation>
</message>
<message>
<source>NFS</source>
<translation>NFS</translation>
</message>
<message>
<source>NFS version</source>
<translation>Version de NFS</translation>
</message>
<message>
<source>NIC</source>
<translation>Carte réseau</translation>
</message>
<message>
<source>NIC and VLAN of {name}</source>
<translation>Carte et VLAN de {name}</translation>
</message>
<message>
<source>NICs</source>
<translation>Cartes réseau</translation>
</message>
<message>
<source>NICs have networks of their own already. A new one is put on them, joins them, or does without.</source>
<translation>Les cartes ont déjà leurs propres réseaux. Un nouveau se pose sur elles, les joint ou s’en passe.</translation>
</message>
<message>
<source>Name</source>
<translation>Nom</translation>
</message>
<message>
<source>Name and place</source>
<translation>Nom et emplacement</translation>
</message>
<message>
<source>Name in the library</source>
<translation>Nom dans la bibliothèque</translation>
</message>
<message>
<source>Name of disk {number}</source>
<translation>Nom du disque {number}</translation>
</message>
<message>
<source>Name or address, such as xcp-01 or 10.0.0.11:443</source>
<translation>Nom ou adresse, comme xcp-01 ou 10.0.0.11:443</translation>
</message>
<message>
<source>Name servers</source>
<translation>Serveurs de noms</translation>
</message>
<message>
<source>Names</source>
<translation>Noms</translation>
</message>
<message>
<source>Needs Open vSwitch on all hosts</source>
<translation>Demande Open vSwitch sur tous les hôtes</translation>
</message>
<message>
<source>Neither the VM nor the pool names a storage for suspended memory.</source>
<translation>Ni la VM ni le pool ne désignent de stockage pour la mémoire suspendue.</translation>
</message>
<message>
<source>Nested virtualization</source>
<translation>Virtualisation imbriquée</translation>
</message>
<message>
<source>Netmask</source>
<translation>Masque de réseau</translation>
</message>
<message>
<source>Network</source>
<translation>Réseau</translation>
</message>
<message>
<source>Network busy for long</source>
<translation>Réseau longtemps occupé</translation>
</message>
<message>
<source>Network cards of this host, and the bonds made of them, are listed here.</source>
<translation>Les cartes réseau de cet hôte, et les agrégats qui en sont faits, sont listés ici.</translation>
</message>
<message>
<source>Network configuration</source>
<translation>Configuration réseau</translation>
</message>
<message>
<source>Network heartbeat lost</source>
<translation>Battement du réseau perdu</translation>
</message>
<message>
<source>Network hotplug</source>
<translation>Branchement à chaud du réseau</translation>
</message>
<message>
<source>Network in / out</source>
<translation>Réseau reçu / envoyé</translation>
</message>
<message>
<source>Network of interface {number}</source>
<translation>Réseau de l’interface {number}</translation>
</message>
<message>
<source>Network usage</source>
<translation>Utilisation du réseau</translation>
</message>
<message>
<source>Network usage of {object} is high</source>
<translation>L’utilisation du réseau de {object} est élevée</translation>
</message>
<message>
<source>Network · last hour</source>
<translation>Réseau · dernière heure</translation>
</message>
<message>
<source>Network · {count}</source>
<translation>Réseau · {count}</translation>
</message>
<message>
<source>Network, use and link</source>
<translation>Réseau, usage et lien</translation>
</message>
<message>
<source>Networks</source>
<translation>Réseaux</translation>
</message>
<message>
<source>Networks connect VMs with each other and, over the hosts' interfaces, with the world.</source>
<translation>Les réseaux relient les VM entre elles et, par les interfaces des hôtes, avec le monde.</translation>
</message>
<message>
<source>Never</source>
<translation>Jamais</translation>
</message>
<message>
<source>Never copy its contents</source>
<translation>Ne jamais copier son contenu</translation>
</message>
<message>
<source>New DVD drive</source>
<translation>Nouveau lecteur DVD</translation>
</message>
<message>
<source>New DVD drives for</source>
<translation>Nouveaux lecteurs DVD pour</translation>
</message>
<message>
<source>New VM</source>
<translation>Nouvelle VM</translation>
</message>
<message>
<source>New VM from snapshot</source>
<translation>Nouvelle VM depuis l’instantané</translation>
</message>
<message>
<source>New VM from {name}</source>
<translation>Nouvelle VM depuis {name}</translation>
</message>
<message>
<source>New VM: {names}</source>
<translation>Nouvelle VM : {names}</translation>
</message>
<message>
<source>New VMs are made from templates: those that came with the pool, and VMs that were made one.</source>
<translation>Les nouvelles VM sont créées à partir de modèles : ceux fournis avec le pool, et les VM converties en modèle.</translation>
</message>
<message>
<source>New VMs get an interface on it unless another is chosen</source>
<translation>Les nouvelles VM y ont une interface, sauf autre choix</translation>
</message>
<message>
<source>New chart</source>
<translation>Graphique</translation>
</message>
<message>
<source>New coordinator</source>
<translation>Nouveau coordinateur</translation>
</message>
<message>
<source>New coordinator of {whom}</source>
<translation>Nouveau coordinateur de {whom}</translation>
</message>
<message>
<source>New disk</source>
<translation>Nouveau disque</translation>
</message>
<message>
<source>New disk for {name}</source>
<translation>Nouveau disque pour {name}</translation>
</message>
<message>
<source>New disk on {name}</source>
<translation>Nouveau disque sur {name}</translation>
</message>
<message>
<source>New field</source>
<translation>Nouveau champ</translation>
</message>
<message>
<source>New network</source>
<translation>Nouveau réseau</translation>
</message>
<message>
<source>New network interface</source>
<translation>Nouvelle interface réseau</translation>
</message>
<message>
<source>New network interface for {name}</source>
<translation>Nouvelle interface réseau pour {name}</translation>
</message>
<message>
<source>New network: {name}</source>
<translation>Nouveau réseau : {name}</translation>
</message>
<message>
<source>New password</source>
<translation>Nouveau mot de passe</translation>
</message>
<message>
<source>New password again</source>
<translation>Nouveau mot de passe, encore une fois</translation>
</message>
<message>
<source>New snapshot schedule</source>
<translation>Nouvelle planification d’instantanés</translation>
</message>
<message>
<source>New storage</source>
<translation>Nouveau stockage</translation>
</message>
<message>
<source>New storage: {name}</source>
<translation>Nouveau stockage : {name}</translation>
</message>
<message>
<source>New tag</source>
<translation>Nouvelle étiquette</translation>
</message>
<message>
<source>New template from snapshot</source>
<translation>Nouveau modèle depuis l’instantané</translation>
</message>
<message>
<source>New template from {name}</source>
<translation>Nouveau modèle depuis {name}</translation>
</message>
<message>
<source>New vApp</source>
<translation>Nouvelle vApp</translation>
</message>
<message>
<source>New virtual machine</source>
<translation>Nouvelle machine virtuelle</translation>
</message>
<message>
<source>New window of this pool</source>
<translation>Nouvelle fenêtre de ce pool</translation>
</message>
<message>
<source>Newest alarms</source>
<translation>Alarmes les plus récentes</translation>
</message>
<message>
<source>Next</source>
<translation>Suivant</translation>
</message>
<message>
<source>Next tab</source>
<translation>Onglet suivant</translation>
</message>
<message>
<source>Next try in {time}.</source>
<translation>Prochain essai dans {time}.</translation>
</message>
<message>
<source>Next try now.</source>
<translation>Nouvel essai maintenant.</translation>
</message>
<message>
<source>No</source>
<translation>Non</translation>
</message>
<message>
<source>No GPU of this group gives this type</source>
<translation>Aucun GPU de ce groupe ne donne ce type</translation>
</message>
<message>
<source>No ISO library of the pool takes files</source>
<translation>Aucune bibliothèque ISO du pool n’accepte de fichiers</translation>
</message>
<message>
<source>No ISO library with an image in it is known.</source>
<translation>Aucune bibliothèque d’ISO contenant une image n’est connue.</translation>
</message>
<message>
<source>No NFS service on that server</source>
<translation>Pas de service NFS sur ce serveur</translation>
</message>
<message>
<source>No NIC has this MAC address</source>
<translation>Aucune carte réseau n’a cette adresse MAC</translation>
</message>
<message>
<source>No PCI devices</source>
<translation>Aucun périphérique PCI</translation>
</message>
<message>
<source>No USB devices</source>
<translation>Aucun appareil USB</translation>
</message>
<message>
<source>No VLAN on a VLAN</source>
<translation>Pas de VLAN sur un VLAN</translation>
</message>
<message>
<source>No VM can use its disks until hosts are connected again. Nothing is deleted.</source>
<translation>Aucune VM ne peut utiliser ses disques tant que les hôtes ne sont pas reconnectés. Rien n’est supprimé.</translation>
</message>
<message>
<source>No VM has an interface here</source>
<translation>Aucune VM n’a d’interface ici</translation>
</message>
<message>
<source>No VM has them now. What is ticked is gone for good: look whether somebody has put it aside.</source>
<translation>Aucune VM ne les a en ce moment. Ce qui est coché disparaît définitivement : vérifiez que personne ne l’a mis de côté.</translation>
</message>
<message>
<source>No VM is described in the file</source>
<translation>Le fichier ne décrit aucune VM</translation>
</message>
<message>
<source>No VM is running here. Start one to see its screen.</source>
<translation>Aucune VM ne tourne ici. Démarrez-en une pour voir son écran.</translation>
</message>
<message>
<source>No VM runs from it now.</source>
<translation>Aucune VM ne l’utilise en ce moment.</translation>
</message>
<message>
<source>No VM runs on it</source>
<translation>Aucune VM n’y tourne</translation>
</message>
<message>
<source>No VM runs on this host</source>
<translation>Aucune VM ne tourne sur cet hôte</translation>
</message>
<message>
<source>No VM runs there, and none starts there or moves there until maintenance mode ends.</source>
<translation>Aucune VM n’y tourne, et aucune n’y démarre ni n’y vient avant la fin du mode maintenance.</translation>
</message>
<message>
<source>No VM runs there.</source>
<translation>Aucune VM n’y tourne.</translation>
</message>
<message>
<source>No VM starts there or moves there until it is enabled again. Those that run there stay.</source>
<translation>Aucune VM n’y démarre ni n’y vient avant qu’il soit réactivé. Celles qui y tournent restent.</translation>
</message>
<message>
<source>No VM that runs there is protected.</source>
<translation>Aucune des VM qui y tournent n’est protégée.</translation>
</message>
<message>
<source>No VMs</source>
<translation>Aucune VM</translation>
</message>
<message>
<source>No alarm</source>
<translation>Aucune alarme</translation>
</message>
<message>
<source>No answer came within {seconds} s.</source>
<translation>Aucune réponse n’est venue en {seconds} s.</translation>
</message>
<message>
<source>No certificate is trusted yet.</source>
<translation>Aucun certificat n’est encore approuvé.</translation>
</message>
<message>
<source>No connection could be made: {reason}.</source>
<translation>Aucune connexion n’a pu être établie : {reason}.</translation>
</message>
<message>
<source>No destination network was given for {VIF}</source>
<translation>Aucun réseau de destination n’a été donné pour {VIF}</translation>
</message>
<message>
<source>No destination was given for {VDI}</source>
<translation>Aucune destination n’a été donnée pour {VDI}</translation>
</message>
<message>
<source>No disc</source>
<translation>Pas de disque</translation>
</message>
<message>
<source>No disc in the drive</source>
<translation>Pas de disque dans le lecteur</translation>
</message>
<message>
<source>No disc in the host's drive</source>
<translation>Pas de disque dans le lecteur de l’hôte</translation>
</message>
<message>
<source>No disks</source>
<translation>Aucun disque</translation>
</message>
<message>
<source>No disks of VMs</source>
<translation>Aucun disque de VM</translation>
</message>
<message>
<source>No disks: the VM starts from the network.</source>
<translation>Aucun disque : la VM démarre depuis le réseau.</translation>
</message>
<message>
<source>No enabled host has the memory, storage, networks and devices that the VM needs.</source>
<translation>Aucun hôte activé n’a la mémoire, le stockage, les réseaux et les périphériques dont la VM a besoin.</translation>
</message>
<message>
<source>No failover plan exists for the protected VMs</source>
<translation>Il n’existe pas de plan de bascule pour les VM protégées</translation>
</message>
<message>
<source>No fast copy: {reason}.</source>
<translation>Pas de copie rapide : {reason}.</translation>
</message>
<message>
<source>No figures yet: the first come within a minute after the start.</source>
<translation>Pas encore de chiffres : les premiers viennent dans la minute qui suit le démarrage.</translation>
</message>
<message>
<source>No file chosen</source>
<translation>Aucun fichier choisi</translation>
</message>
<message>
<source>No folder chosen</source>
<translation>Aucun dossier choisi</translation>
</message>
<message>
<source>No free SR-IOV virtual function</source>
<translation>Aucune fonction virtuelle SR-IOV libre</translation>
</message>
<message>
<source>No free physical GPU in the group on that host</source>
<translation>Aucun GPU physique libre du groupe sur cet hôte</translation>
</message>
<message>
<source>No graphics processor</source>
<translation>Aucun processeur graphique</translation>
</message>
<message>
<source>No graphics processors</source>
<translation>Aucun processeur graphique</translation>
</message>
<message>
<source>No heartbeat</source>
<translation>Pas de battement</translation>
</message>
<message>
<source>No host can have this address</source>
<translation>Aucun hôte ne peut avoir cette adresse</translation>
</message>
<message>
<source>No host can run this VM</source>
<translation>Aucun hôte ne peut exécuter cette VM</translation>
</message>
<message>
<source>No host can take over now</source>
<translation>Aucun hôte ne peut prendre la relève pour l’instant</translation>
</message>
<message>
<source>No host has a GPU that VMs may use</source>
<translation>Aucun hôte n’a de GPU que les VM puissent utiliser</translation>
</message>
<message>
<source>No host has a free USB device that is allowed for VMs</source>
<translation>Aucun hôte n’a de périphérique USB libre et permis aux VM</translation>
</message>
<message>
<source>No host has an interface on {network}</source>
<translation>Aucun hôte n’a d’interface sur {network}</translation>
</message>
<message>
<source>No host is connected to this storage: nobody measures it.</source>
<translation>Aucun hôte n’est connecté à ce stockage : personne ne le mesure.</translation>
</message>
<message>
<source>No host of the pool can be reached.</source>
<translation>Aucun hôte du pool ne peut être atteint.</translation>
</message>
<message>
<source>No host reaches all disks of {vms} then: it cannot start until the others follow.</source>
<translation>Aucun hôte n’atteint alors tous les disques de {vms} : pas de démarrage possible avant que les autres suivent.</translation>
</message>
<message>
<source>No host reaches all the storage chosen here</source>
<translation>Aucun hôte n’atteint tout le stockage choisi ici</translation>
</message>
<message>
<source>No hosts</source>
<translation>Aucun hôte</translation>
</message>
<message>
<source>No iSCSI service at that address and port</source>
<translation>Aucun service iSCSI à cette adresse et ce port</translation>
</message>
<message>
<source>No installed update waits for a restart. The list of updates was fetched {date}.</source>
<translation>Aucune mise à jour installée n’attend de redémarrage. La liste des mises à jour date du {date}.</translation>
</message>
<message>
<source>No installed update waits for a restart. What could be installed is not in this pool's records.</source>
<translation>Aucune mise à jour installée n’attend de redémarrage. Ce qui pourrait être installé n’est pas dans les enregistrements de ce pool.</translation>
</message>
<message>
<source>No interfaces: the VM is on no network.</source>
<translation>Aucune interface : la VM n’est sur aucun réseau.</translation>
</message>
<message>
<source>No link</source>
<translation>Pas de lien</translation>
</message>
<message>
<source>No longer tracking changed blocks of {name}</source>
<translation>Arrêt du suivi des blocs modifiés de {name}</translation>
</message>
<message>
<source>No message is chosen</source>
<translation>Aucun message n’est choisi</translation>
</message>
<message>
<source>No more snapshots are taken by it. Those that were taken stay.</source>
<translation>Elle ne prend plus d’instantanés. Ceux qui ont été pris restent.</translation>
</message>
<message>
<source>No more than {count} can be told apart.</source>
<translation>Pas plus de {count} ne se laissent distinguer.</translation>
</message>
<message>
<source>No network cards</source>
<translation>Aucune carte réseau</translation>
</message>
<message>
<source>No network interfaces</source>
<translation>Aucune interface réseau</translation>
</message>
<message>
<source>No networks</source>
<translation>Aucun réseau</translation>
</message>
<message>
<source>No other host can take it</source>
<translation>Aucun autre hôte ne peut l’accueillir</translation>
</message>
<message>
<source>No other host may be of a later version than the coordinator.</source>
<translation>Aucun autre hôte ne doit avoir une version plus récente que le coordinateur.</translation>
</message>
<message>
<source>No other window is connected to a host yet. Connect to the one that shall join.</source>
<translation>Aucune autre fenêtre n’est encore connectée à un hôte. Connectez-vous à celui qui doit rejoindre le pool.</translation>
</message>
<message>
<source>No place to keep the memory of {VM}</source>
<translation>Aucun endroit où garder la mémoire de {VM}</translation>
</message>
<message>
<source>No program opens folders here. It is {path}</source>
<translation>Aucun programme n’ouvre de dossiers ici. C’est {path}</translation>
</message>
<message>
<source>No quiesced snapshots of {VM}</source>
<translation>Pas d’instantanés cohérents (quiesced) de {VM}</translation>
</message>
<message>
<source>No room to create the template's disks</source>
<translation>Pas de place pour créer les disques du modèle</translation>
</message>
<message>
<source>No running or suspended VM allowed on the joining host</source>
<translation>Aucune VM en marche ou suspendue n’est permise sur l’hôte entrant</translation>
</message>
<message>
<source>No secure connection to {endpoint}</source>
<translation>Pas de connexion sûre à {endpoint}</translation>
</message>
<message>
<source>No snapshot can be taken of it while one of them writes to it.</source>
<translation>Aucun instantané ne peut en être pris tant que l’une d’elles y écrit.</translation>
</message>
<message>
<source>No snapshot schedules</source>
<translation>Aucune planification d’instantanés</translation>
</message>
<message>
<source>No snapshots</source>
<translation>Aucun instantané</translation>
</message>
<message>
<source>No storage</source>
<translation>Aucun stockage</translation>
</message>
<message>
<source>No storage is connected to this host</source>
<translation>Aucun stockage n’est connecté à cet hôte</translation>
</message>
<message>
<source>No storage of the pool takes disks</source>
<translation>Aucun stockage du pool n’accepte de disques</translation>
</message>
<message>
<source>No storage that says how full it is</source>
<translation>Aucun stockage ne dit à quel point il est plein</translation>
</message>
<message>
<source>No such certificate</source>
<translation>Ce certificat n’existe pas</translation>
</message>
<message>
<source>No such device</source>
<translation>Ce périphérique n’existe pas</translation>
</message>
<message>
<source>No such role</source>
<translation>Ce rôle n’existe pas</translation>
</message>
<message>
<source>No such storage driver on the host</source>
<translation>Ce pilote de stockage n’existe pas sur l’hôte</translation>
</message>
<message>
<source>No templates</source>
<translation>Aucun modèle</translation>
</message>
<message>
<source>No temporary room on the source storage</source>
<translation>Pas de place temporaire sur le stockage source</translation>
</message>
<message>
<source>No terminal came up</source>
<translation>Aucun terminal ne s’est ouvert</translation>
</message>
<message>
<source>No time servers</source>
<translation>Aucun serveur de temps</translation>
</message>
<message>
<source>No users beside the local administrator</source>
<translation>Aucun utilisateur hormis l’administrateur local</translation>
</message>
<message>
<source>No vApps</source>
<translation>Aucune vApp</translation>
</message>
<message>
<source>No {class} has this uuid</source>
<translation>Aucun objet {class} n’a cet UUID</translation>
</message>
<message>
<source>No, switched off for the pool</source>
<translation>Non, désactivé pour le pool</translation>
</message>
<message>
<source>Nobody knows what is there</source>
<translation>Personne ne sait ce qui s’y trouve</translation>
</message>
<message>
<source>Nobody would reach the host any more.</source>
<translation>Plus personne n’atteindrait l’hôte.</translation>
</message>
<message>
<source>None</source>
<translation>Aucun</translation>
</message>
<message>
<source>None known to be missing</source>
<translation>Aucune manquante à notre connaissance</translation>
</message>
<message>
<source>None recorded</source>
<translation>Aucun enregistré</translation>
</message>
<message>
<source>None that is known was found.</source>
<translation>Aucun de ceux qui sont connus n’a été trouvé.</translation>
</message>
<message>
<source>None: VMs of one host among themselves</source>
<translation>Aucun : les VM d’un hôte entre elles</translation>
</message>
<message>
<source>None: VMs reach each other only on the same host</source>
<translation>Aucune : les VM ne se joignent que sur le même hôte</translation>
</message>
<message>
<source>None: fastest, and largest</source>
<translation>Aucune : le plus rapide, et le plus gros</translation>
</message>
<message>
<source>None: private to each host</source>
<translation>Aucune : privé à chaque hôte</translation>
</message>
<message>
<source>None: the management network</source>
<translation>Aucun : le réseau d’administration</translation>
</message>
<message>
<source>None: wherever there is room</source>
<translation>Aucun : là où il y a de la place</translation>
</message>
<message>
<source>Normal</source>
<translation>Normale</translation>
</message>
<message>
<source>Norwegian</source>
<translation>Norvégien</translation>
</message>
<message>
<source>Not a PEM X.509 certificate</source>
<translation>N’est pas un certificat PEM X.509</translation>
</message>
<message>
<source>Not a valid MAC address</source>
<translation>N’est pas une adresse MAC valide</translation>
</message>
<message>
<source>Not active</source>
<translation>Inactif</translation>
</message>
<message>
<source>Not all applied</source>
<translation>Toutes ne sont pas appliquées</translation>
</message>
<message>
<source>Not attached</source>
<translation>Non attaché</translation>
</message>
<message>
<source>Not connected</source>
<translation>Non connecté</translation>
</message>
<message>
<source>Not connected to</source>
<translation>Non connecté à</translation>
</message>
<message>
<source>Not connected to a pool</source>
<translation>Connecté à aucun pool</translation>
</message>
<message>
<source>Not connected: figures come again when the connection stands.</source>
<translation>Non connecté : les mesures reviennent avec la connexion.</translation>
</message>
<message>
<source>Not detected</source>
<translation>Non détectés</translation>
</message>
<message>
<source>Not enough free memory on the host</source>
<translation>Pas assez de mémoire libre sur l’hôte</translation>
</message>
<message>
<source>Not enough room for the update</source>
<translation>Pas assez de place pour la mise à jour</translation>
</message>
<message>
<source>Not enough space on the storage</source>
<translation>Pas assez d’espace sur le stockage</translation>
</message>
<message>
<source>Not every host could be connected to {SR}</source>
<translation>Tous les hôtes n’ont pas pu être connectés à {SR}</translation>
</message>
<message>
<source>Not from afar</source>
<translation>Pas à distance</translation>
</message>
<message>
<source>Not known</source>
<translation>Inconnu</translation>
</message>
<message>
<source>Not known while no host is reachable</source>
<translation>Inconnu tant qu’aucun hôte n’est joignable</translation>
</message>
<message>
<source>Not known while the VM is not running</source>
<translation>Inconnus tant que la VM n’est pas en marche</translation>
</message>
<message>
<source>Not known while the host is unreachable</source>
<translation>Inconnu tant que l’hôte est injoignable</translation>
</message>
<message>
<source>Not needed</source>
<translation>Inutile</translation>
</message>
<message>
<source>Not offered</source>
<translation>Non proposés</translation>
</message>
<message>
<source>Not possible</source>
<translation>Impossible</translation>
</message>
<message>
<source>Not possible on a physical device</source>
<translation>Impossible sur un périphérique physique</translation>
</message>
<message>
<source>Not possible while running</source>
<translation>Impossible en marche</translation>
</message>
<message>
<source>Not possible while {VM} uses nested virtualisation</source>
<translation>Impossible tant que {VM} utilise la virtualisation imbriquée</translation>
</message>
<message>
<source>Not possible with disks that reset on boot</source>
<translation>Impossible avec des disques réinitialisés à l’amorçage</translation>
</message>
<message>
<source>Not restarted</source>
<translation>Non redémarrées</translation>
</message>
<message>
<source>Not running</source>
<translation>Pas en marche</translation>
</message>
<message>
<source>Not running, and no host has kept figures of it.</source>
<translation>Pas en marche, et aucun hôte n’a gardé de mesures.</translation>
</message>
<message>
<source>Not running. Its past is being read…</source>
<translation>Pas en marche. Lecture de son passé…</translation>
</message>
<message>
<source>Not running: these are the figures until {moment}.</source>
<translation>Pas en marche : ces mesures vont jusqu’à {moment}.</translation>
</message>
<message>
<source>Not signed in</source>
<translation>Non connecté</translation>
</message>
<message>
<source>Not to be started: {vms}.</source>
<translation>Impossibles à démarrer : {vms}.</translation>
</message>
<message>
<source>Not used</source>
<translation>Inutilisé</translation>
</message>
<message>
<source>Not while the pool is being upgraded</source>
<translation>Pas pendant la mise à niveau du pool</translation>
</message>
<message>
<source>Note</source>
<translation>Remarque</translation>
</message>
<message>
<source>Nothing can be written to {folder}</source>
<translation>Impossible d’écrire dans {folder}</translation>
</message>
<message>
<source>Nothing differs.</source>
<translation>Rien ne diffère.</translation>
</message>
<message>
<source>Nothing for now</source>
<translation>Rien pour l’instant</translation>
</message>
<message>
<source>Nothing has been made yet. If a step fails, everything made until then is taken back.</source>
<translation>Rien n’a encore été créé. Si une étape échoue, tout ce qui a été créé jusque-là est retiré.</translation>
</message>
<message>
<source>Nothing has been sent yet. If a step fails, or you cancel, everything made until then is taken back.</source>
<translation>Rien n’a encore été envoyé. Si une étape échoue, ou si vous annulez, tout ce qui a été créé jusque-là est retiré.</translation>
</message>
<message>
<source>Nothing is compared</source>
<translation>Rien n’est comparé</translation>
</message>
<message>
<source>Nothing is connected</source>
<translation>Rien n’est connecté</translation>
</message>
<message>
<source>Nothing is left to be connected</source>
<translation>Il ne reste rien à connecter</translation>
</message>
<message>
<source>Nothing is missing</source>
<translation>Rien ne manque</translation>
</message>
<message>
<source>Nothing is selected</source>
<translation>Rien n’est sélectionné</translation>
</message>
<message>
<source>Nothing is selected that this applies to</source>
<translation>Rien de ce qui est sélectionné ne s’y prête</translation>
</message>
<message>
<source>Nothing is sent that would change the pool.</source>
<translation>Rien n’est envoyé qui modifierait le pool.</translation>
</message>
<message>
<source>Nothing is sent that would change the pool. Press to leave this mode.</source>
<translation>Rien n’est envoyé qui modifierait le pool. Appuyez pour quitter ce mode.</translation>
</message>
<message>
<source>Nothing is ticked</source>
<translation>Rien n’est coché</translation>
</message>
<message>
<source>Nothing matches</source>
<translation>Rien ne correspond</translation>
</message>
<message>
<source>Nothing matches. Names of objects, actions, and both together are searched.</source>
<translation>Rien ne correspond. La recherche porte sur les noms d’objets, les actions, et les deux ensemble.</translation>
</message>
<message>
<source>Nothing matches. Words are looked for in names, descriptions, tags, addresses and UUIDs.</source>
<translation>Rien ne correspond. La recherche porte sur les noms, descriptions, étiquettes, adresses et UUID.</translation>
</message>
<message>
<source>Nothing stands in the way.</source>
<translation>Rien ne fait obstacle.</translation>
</message>
<message>
<source>Nothing to show. Alarms and events of the pool appear here; the filters may hide some.</source>
<translation>Rien à afficher. Les alarmes et événements du pool apparaissent ici ; les filtres peuvent en cacher.</translation>
</message>
<message>
<source>Nothing wants attention.</source>
<translation>Rien ne demande d’attention.</translation>
</message>
<message>
<source>Nothing was ever heard from the guest</source>
<translation>Rien n’est jamais venu de l’invité</translation>
</message>
<message>
<source>Nothing was found</source>
<translation>Rien n’a été trouvé</translation>
</message>
<message>
<source>Nothing was kept of them.</source>
<translation>Rien n’en a été gardé.</translation>
</message>
<message>
<source>Nothing was logged.</source>
<translation>Rien n’a été journalisé.</translation>
</message>
<message>
<source>Nothing was sent. Its fingerprint is {fingerprint}.</source>
<translation>Rien n’a été envoyé. Son empreinte est {fingerprint}.</translation>
</message>
<message>
<source>Nothing was taken back</source>
<translation>Rien n’a été repris</translation>
</message>
<message>
<source>Nothing was unpacked.</source>
<translation>Rien n’a été extrait.</translation>
</message>
<message>
<source>Nothing would change</source>
<translation>Rien ne changerait</translation>
</message>
<message>
<source>Notifications</source>
<translation>Notifications</translation>
</message>
<message>
<source>Notifications of the system</source>
<translation>Notifications du système</translation>
</message>
<message>
<source>Notifications, {alarms}</source>
<translation>Notifications, {alarms}</translation>
</message>
<message>
<source>Nov</source>
<translation>nov.</translation>
</message>
<message>
<source>OVA with VHD disks, for XenCenter and Hyper-V tools</source>
<translation>OVA à disques VHD, pour XenCenter et les outils Hyper-V</translation>
</message>
<message>
<source>OVA with VMDK disks, for VMware, VirtualBox and others</source>
<translation>OVA à disques VMDK, pour VMware, VirtualBox et d’autres</translation>
</message>
<message>
<source>OVF package</source>
<translation>Paquet OVF</translation>
</message>
<message>
<source>OVF packages</source>
<translation>Paquets OVF</translation>
</message>
<message>
<source>OVF with VMDK disks, as files in the folder</source>
<translation>OVF à disques VMDK, en fichiers dans le dossier</translation>
</message>
<message>
<source>Object</source>
<translation>Objet</translation>
</message>
<message>
<source>Objects of the pool</source>
<translation>Objets du pool</translation>
</message>
<message>
<source>Oct</source>
<translation>oct.</translation>
</message>
<message>
<source>Of VMs that are gone</source>
<translation>De VM disparues</translation>
</message>
<message>
<source>Of a snapshot, which is deleted afterwards; the copy is shut down.</source>
<translation>D’un instantané, supprimé ensuite ; la copie est arrêtée.</translation>
</message>
<message>
<source>Of no VM: {what}. Deleting them gives back at least {size}.</source>
<translation>À aucune VM : {what}. Les supprimer rend au moins {size}.</translation>
</message>
<message>
<source>Of what runs, through a snapshot: its disks as after a power cut</source>
<translation>Pour ce qui est en marche, par un instantané : ses disques comme après une coupure de courant</translation>
</message>
<message>
<source>Off</source>
<translation>Désactivé</translation>
</message>
<message>
<source>Off while the toolstack answers, on when it does not</source>
<translation>Désactivé tant que la toolstack répond, activé lorsqu’elle ne répond plus</translation>
</message>
<message>
<source>Off: dynamic limits are equal</source>
<translation>Désactivé : les limites dynamiques sont égales</translation>
</message>
<message>
<source>Offered without encryption</source>
<translation>Proposés sans chiffrement</translation>
</message>
<message>
<source>Offered, encrypted</source>
<translation>Proposés, chiffrés</translation>
</message>
<message>
<source>On</source>
<translation>Activé</translation>
</message>
<message>
<source>On Windows, run the installer on the disc. On Linux:</source>
<translation>Sous Windows, lancez l’installateur du disque. Sous Linux :</translation>
</message>
<message>
<source>On no host interface</source>
<translation>Sur aucune interface d’hôte</translation>
</message>
<message>
<source>On storage</source>
<translation>Sur le stockage</translation>
</message>
<message>
<source>On the host</source>
<translation>Sur l’hôte</translation>
</message>
<message>
<source>On {days} at {time}</source>
<translation>{days} à {time}</translation>
</message>
<message>
<source>On {hosts}. The link may be interrupted for some seconds; for LACP the switch has to be set up as well.</source>
<translation>Sur {hosts}. Le lien peut être interrompu quelques secondes ; pour LACP, il faut aussi configurer le commutateur.</translation>
</message>
<message>
<source>On, overcommitted</source>
<translation>Activée, surréservation</translation>
</message>
<message>
<source>One goes after the other, each when the one before it is back.</source>
<translation>L’un après l’autre, chacun quand le précédent est revenu.</translation>
</message>
<message>
<source>One goes after the other.</source>
<translation>L’un après l’autre.</translation>
</message>
<message>
<source>One host after the other, the coordinator first. After a host that fails no other begins; what was begun can be gone on with from here.</source>
<translation>Un hôte après l’autre, le coordinateur d’abord. Après un hôte en échec, aucun autre ne commence ; ce qui a été commencé peut être repris d’ici.</translation>
</message>
<message>
<source>One part is on storage of one host, another on storage of another.</source>
<translation>Une partie est sur le stockage d’un hôte, une autre sur celui d’un autre.</translation>
</message>
<message>
<source>One who may add computers to the domain.</source>
<translation>Quelqu’un qui peut ajouter des ordinateurs au domaine.</translation>
</message>
<message>
<source>One who may remove computers from the domain; empty to leave the accounts of the hosts there.</source>
<translation>Quelqu’un qui peut retirer des ordinateurs du domaine ; vide pour y laisser les comptes des hôtes.</translation>
</message>
<message>
<source>One window is one pool. Enter any host of it; the coordinator is found by itself.</source>
<translation>Une fenêtre, un pool. Saisissez n’importe lequel de ses hôtes ; le coordinateur se trouve de lui-même.</translation>
</message>
<message>
<source>One works, the others wait (active-backup)</source>
<translation>Une travaille, les autres attendent (active-backup)</translation>
</message>
<message>
<source>Only ISO images can go into a CD drive.</source>
<translation>Seules des images ISO peuvent aller dans un lecteur de CD.</translation>
</message>
<message>
<source>Only RSA keys are supported</source>
<translation>Seules les clés RSA sont prises en charge</translation>
</message>
<message>
<source>Only VMs can be migrated.</source>
<translation>Seules les VM peuvent être migrées.</translation>
</message>
<message>
<source>Only a fresh clone of a template can be provisioned</source>
<translation>Seul un clone neuf d’un modèle peut être provisionné</translation>
</message>
<message>
<source>Only a host that has noticed the loss of its coordinator accepts the call; that takes a minute or two.</source>
<translation>Seul un hôte qui a remarqué la perte de son coordinateur accepte l’appel ; cela prend une minute ou deux.</translation>
</message>
<message>
<source>Only a snapshot of it can be exported.</source>
<translation>Seul un instantané peut en être exporté.</translation>
</message>
<message>
<source>Only a system that comes with the template can be told about itself</source>
<translation>Seul un système fourni par le modèle peut être renseigné sur lui-même</translation>
</message>
<message>
<source>Only cards can be used for this.</source>
<translation>Seules des cartes conviennent.</translation>
</message>
<message>
<source>Only changes of settings made in this window can be taken back.</source>
<translation>Seuls les changements de réglages faits dans cette fenêtre peuvent être repris.</translation>
</message>
<message>
<source>Only differences</source>
<translation>Seulement les différences</translation>
</message>
<message>
<source>Only file systems made for clusters bear two writers. It cannot be changed later.</source>
<translation>Seuls les systèmes de fichiers pour grappes supportent deux écrivains. Ce choix est définitif.</translation>
</message>
<message>
<source>Only from its own addresses</source>
<translation>Seulement depuis ses propres adresses</translation>
</message>
<message>
<source>Only hosts and VMs can be dropped on another pool.</source>
<translation>Seuls des hôtes et des VM peuvent être déposés sur un autre pool.</translation>
</message>
<message>
<source>Only its fingerprint can be compared.</source>
<translation>Seule son empreinte peut être comparée.</translation>
</message>
<message>
<source>Only mine</source>
<translation>Les miennes seulement</translation>
</message>
<message>
<source>Only one LUN may back this storage</source>
<translation>Un seul LUN peut porter ce stockage</translation>
</message>
<message>
<source>Only one bond member may have an IP configuration</source>
<translation>Un seul membre de l’agrégat peut avoir une configuration IP</translation>
</message>
<message>
<source>Only one object at a time can be dropped on another pool.</source>
<translation>Un seul objet à la fois peut être déposé sur un autre pool.</translation>
</message>
<message>
<source>Only one of the repositories in use may hold updates</source>
<translation>Un seul des dépôts utilisés peut contenir des mises à jour</translation>
</message>
<message>
<source>Only paravirtual guests are installed from an address</source>
<translation>Seuls les invités paravirtualisés s’installent depuis une adresse</translation>
</message>
<message>
<source>Only the VM itself is shown here</source>
<translation>Seule la VM elle-même est montrée ici</translation>
</message>
<message>
<source>Only the last host of a pool can be made standalone.</source>
<translation>Seul le dernier hôte d’un pool peut être rendu autonome.</translation>
</message>
<message>
<source>Only the local administrator can sign in.</source>
<translation>Seul l’administrateur local peut se connecter.</translation>
</message>
<message>
<source>Only the local root account may do this</source>
<translation>Seul le compte root local peut faire cela</translation>
</message>
<message>
<source>Only to a snapshot can be reverted</source>
<translation>On ne peut revenir qu’à un instantané</translation>
</message>
<message>
<source>Only what was written to the disk is in the file.</source>
<translation>Seul ce qui a été écrit sur le disque est dans le fichier.</translation>
</message>
<message>
<source>Only what was written to the disk is in the file. It is checked before it gets its name.</source>
<translation>Seul ce qui a été écrit sur le disque est dans le fichier. Il est vérifié avant de recevoir son nom.</translation>
</message>
<message>
<source>Only when asked to</source>
<translation>Seulement sur demande</translation>
</message>
<message>
<source>Open</source>
<translation>Ouvert</translation>
</message>
<message>
<source>Open SSH in a terminal</source>
<translation>Ouvrir SSH dans un terminal</translation>
</message>
<message>
<source>Open SSH in terminals for</source>
<translation>Ouvrir SSH dans des terminaux pour</translation>
</message>
<message>
<source>Open files of the toolstack</source>
<translation>Fichiers ouverts de la toolstack</translation>
</message>
<message>
<source>Open folder of settings</source>
<translation>Ouvrir le dossier des réglages</translation>
</message>
<message>
<source>Open the disc in the guest and start the installation there.</source>
<translation>Ouvrez le disque dans l’invité et lancez-y l’installation.</translation>
</message>
<message>
<source>Operations</source>
<translation>Opérations</translation>
</message>
<message>
<source>Optional</source>
<translation>Facultatif</translation>
</message>
<message>
<source>Options</source>
<translation>Options</translation>
</message>
<message>
<source>Order</source>
<translation>Ordre</translation>
</message>
<message>
<source>Order of {name}</source>
<translation>Ordre de {name}</translation>
</message>
<message>
<source>Order or delay of {VM} is out of range</source>
<translation>L’ordre ou le délai de {VM} est hors limites</translation>
</message>
<message>
<source>Other</source>
<translation>Autres</translation>
</message>
<message>
<source>Other VMs are made from it, so it stays as it is.</source>
<translation>D’autres VM en sont issues, il reste donc tel quel.</translation>
</message>
<message>
<source>Other VMs use {VDI} as well</source>
<translation>D’autres VM utilisent aussi {VDI}</translation>
</message>
<message>
<source>Other addresses</source>
<translation>Autres adresses</translation>
</message>
<message>
<source>Other servers</source>
<translation>Autres serveurs</translation>
</message>
<message>
<source>Other tags of these objects stay as they are.</source>
<translation>Les autres étiquettes de ces objets restent telles quelles.</translation>
</message>
<message>
<source>Other ways to start and stop</source>
<translation>Autres façons de démarrer et d’arrêter</translation>
</message>
<message>
<source>Others</source>
<translation>Autres</translation>
</message>
<message>
<source>Otherwise the pool may refuse to let the host go. Leaving maintenance mode offers to raise it again.</source>
<translation>Sinon, le pool peut refuser de laisser partir l’hôte. La sortie du mode maintenance propose de relever ce nombre.</translation>
</message>
<message>
<source>Out of reach: {disks}.</source>
<translation>Hors d’atteinte : {disks}.</translation>
</message>
<message>
<source>Outcome unknown</source>
<translation>Issue inconnue</translation>
</message>
<message>
<source>Overcommitment allowed</source>
<translation>Surréservation permise</translation>
</message>
<message>
<source>Overhead</source>
<translation>Surcoût</translation>
</message>
<message>
<source>Overview</source>
<translation>Vue d’ensemble</translation>
</message>
<message>
<source>Overwrite</source>
<translation>Écraser</translation>
</message>
<message>
<source>PCI</source>
<translation>PCI</translation>
</message>
<message>
<source>PCI address</source>
<translation>Adresse PCI</translation>
</message>
<message>
<source>PCI device</source>
<translation>périphérique PCI</translation>
</message>
<message>
<source>PCI devices</source>
<translation>Périphériques PCI</translation>
</message>
<message>
<source>PCI devices of {name}</source>
<translation>Périphériques PCI de {name}</translation>
</message>
<message>
<source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
<translation>Fichiers PEM (*.pem *.crt *.cer *.key);;Tous les fichiers (*)</translation>
</message>
<message>
<source>Package</source>
<translation>Paquet</translation>
</message>
<message>
<source>Packages</source>
<translation>Paquets</translation>
</message>
<message>
<source>Packet size of {name}</source>
<translation>Taille des paquets de {name}</translation>
</message>
<message>
<source>Paravirtual guests do not boot from the network</source>
<translation>Les invités paravirtualisés ne démarrent pas depuis le réseau</translation>
</message>
<message>
<source>Paravirtual · {loader}</source>
<translation>Paravirtualisé · {loader}</translation>
</message>
<message>
<source>Partly connected</source>
<translation>Connecté en partie</translation>
</message>
<message>
<source>Parts of the report</source>
<translation>Parties du rapport</translation>
</message>
<message>
<source>Pass PCI devices through</source>
<translation>Passer des périphériques PCI</translation>
</message>
<message>
<source>Pass-through</source>
<translation>Accès direct</translation>
</message>
<message>
<source>Passing PCI devices to {name}</source>
<translation>Passage de périphériques PCI à {name}</translation>
</message>
<message>
<source>Password</source>
<translation>Mot de passe</translation>
</message>
<message>
<source>Password of {address}</source>
<translation>Mot de passe de {address}</translation>
</message>
<message>
<source>Passwords and sessions are taken out of every line. The newest lines are kept until the program ends; they are in no file.</source>
<translation>Mots de passe et sessions sont retirés de chaque ligne. Les lignes les plus récentes sont gardées jusqu’à la fin du programme ; elles ne sont dans aucun fichier.</translation>
</message>
<message>
<source>Paste</source>
<translation>Coller</translation>
</message>
<message>
<source>Paste as keystrokes</source>
<translation>Coller comme frappe</translation>
</message>
<message>
<source>Paste as keystrokes…</source>
<translation>Coller comme frappe…</translation>
</message>
<message>
<source>Patches</source>
<translation>Correctifs</translation>
</message>
<message>
<source>Path</source>
<translation>Chemin</translation>
</message>
<message>
<source>Paths</source>
<translation>Chemins</translation>
</message>
<message>
<source>Paths of the boot LUN</source>
<translation>Chemins vers le LUN de démarrage</translation>
</message>
<message>
<source>Paths of {host}</source>
<translation>Chemins de {host}</translation>
</message>
<message>
<source>Paths to storage were lost or came back</source>
<translation>Des chemins vers le stockage ont été perdus ou retrouvés</translation>
</message>
<message>
<source>Pause</source>
<translation>Mettre en pause</translation>
</message>
<message>
<source>Paused</source>
<translation>En pause</translation>
</message>
<message>
<source>Pausing</source>
<translation>Mise en pause</translation>
</message>
<message>
<source>Pausing {name}</source>
<translation>Mise en pause de {name}</translation>
</message>
<message>
<source>Performance</source>
<translation>Performances</translation>
</message>
<message>
<source>Physical drives</source>
<translation>Lecteurs physiques</translation>
</message>
<message>
<source>Physical interfaces cannot be destroyed</source>
<translation>Les interfaces physiques ne peuvent pas être détruites</translation>
</message>
<message>
<source>Pinned to CPUs</source>
<translation>Liée aux CPU</translation>
</message>
<message>
<source>Pixel for pixel</source>
<translation>Pixel pour pixel</translation>
</message>
<message>
<source>Pixel for pixel (1:1)</source>
<translation>Pixel pour pixel (1:1)</translation>
</message>
<message>
<source>Place</source>
<translation>Emplacement</translation>
</message>
<message>
<source>Place the disks on one storage, or most of them where there is more room.</source>
<translation>Placez les disques sur un seul stockage, ou la plupart là où il y a plus de place.</translation>
</message>
<message>
<source>Place {number}</source>
<translation>Place {number}</translation>
</message>
<message>
<source>Placement</source>
<translation>Placement</translation>
</message>
<message>
<source>Planned for</source>
<translation>Prévu pour</translation>
</message>
<message>
<source>Plug</source>
<translation>Brancher</translation>
</message>
<message>
<source>Plugging {name}</source>
<translation>Branchement de {name}</translation>
</message>
<message>
<source>Polish</source>
<translation>Polonais</translation>
</message>
<message>
<source>Pool</source>
<translation>Pool</translation>
</message>
<message>
<source>Pool CPU · last hour</source>
<translation>CPU du pool · dernière heure</translation>
</message>
<message>
<source>Port</source>
<translation>Port</translation>
</message>
<message>
<source>Portals</source>
<translation>Portails</translation>
</message>
<message>
<source>Portals used</source>
<translation>Portails utilisés</translation>
</message>
<message>
<source>Portuguese</source>
<translation>Portugais</translation>
</message>
<message>
<source>Portuguese (Brazil)</source>
<translation>Portugais (Brésil)</translation>
</message>
<message>
<source>Position</source>
<translation>Position</translation>
</message>
<message>
<source>Possible while running</source>
<translation>Possible en marche</translation>
</message>
<message>
<source>Possible, not used</source>
<translation>Possible, non utilisé</translation>
</message>
<message>
<source>Power</source>
<translation>Alimentation</translation>
</message>
<message>
<source>Power on</source>
<translation>Allumer</translation>
</message>
<message>
<source>Power on of {name}</source>
<translation>Allumage de {name}</translation>
</message>
<message>
<source>Powering on</source>
<translation>Mise sous tension</translation>
</message>
<message>
<source>Powering on {name}</source>
<translation>Allumage de {name}</translation>
</message>
<message>
<source>Present password</source>
<translation>Mot de passe actuel</translation>
</message>
<message>
<source>Presented now</source>
<translation>Présenté maintenant</translation>
</message>
<message>
<source>Press {keys} too: in a shell each line runs as it is typed</source>
<translation>Appuyer aussi sur {keys} : dans un shell, chaque ligne s’exécute dès qu’elle est tapée</translation>
</message>
<message>
<source>Previous tab</source>
<translation>Onglet précédent</translation>
</message>
<message>
<source>Print Screen</source>
<translation>Impr. écran</translation>
</message>
<message>
<source>Priority</source>
<translation>Priorité</translation>
</message>
<message>
<source>Private</source>
<translation>Privé</translation>
</message>
<message>
<source>Private across hosts</source>
<translation>Privé entre hôtes</translation>
</message>
<message>
<source>Private key</source>
<translation>Clé privée</translation>
</message>
<message>
<source>Private network</source>
<translation>Réseau privé</translation>
</message>
<message>
<source>Private to each host</source>
<translation>Privé à chaque hôte</translation>
</message>
<message>
<source>Processor</source>
<translation>Processeur</translation>
</message>
<message>
<source>Processor model</source>
<translation>Modèle de processeur</translation>
</message>
<message>
<source>Processors</source>
<translation>Processeurs</translation>
</message>
<message>
<source>Processors busy for long</source>
<translation>Processeurs longtemps occupés</translation>
</message>
<message>
<source>Processors · {count}</source>
<translation>Processeurs · {count}</translation>
</message>
<message>
<source>Product</source>
<translation>Produit</translation>
</message>
<message>
<source>Properties</source>
<translation>Propriétés</translation>
</message>
<message>
<source>Protect fewer VMs, or tolerate fewer failures.</source>
<translation>Protégez moins de VM, ou tolérez moins de pannes.</translation>
</message>
<message>
<source>Protect fewer VMs, shut some down, or add memory.</source>
<translation>Protégez moins de VM, arrêtez-en quelques-unes, ou ajoutez de la mémoire.</translation>
</message>
<message>
<source>Protect fewer VMs, shut some down, or add memory: the failures to tolerate cannot be guaranteed.</source>
<translation>Protégez moins de VM, arrêtez-en quelques-unes, ou ajoutez de la mémoire : les pannes à tolérer ne peuvent être garanties.</translation>
</message>
<message>
<source>Protect from deletion</source>
<translation>Protéger de la suppression</translation>
</message>
<message>
<source>Protect from deletion for</source>
<translation>Protéger de la suppression</translation>
</message>
<message>
<source>Protect from shutdown</source>
<translation>Protéger de l’arrêt</translation>
</message>
<message>
<source>Protect from shutdown for</source>
<translation>Protéger de l’arrêt</translation>
</message>
<message>
<source>Protected</source>
<translation>Protégé</translation>
</message>
<message>
<source>Protecting {name} from deletion</source>
<translation>Protection de {name} contre la suppression</translation>
</message>
<message>
<source>Protecting {name} from shutdown</source>
<translation>Protection de {name} contre l’arrêt</translation>
</message>
<message>
<source>Protocol</source>
<translation>Protocole</translation>
</message>
<message>
<source>Provider</source>
<translation>Fournisseur</translation>
</message>
<message>
<source>Provisioned</source>
<translation>Provisionné</translation>
</message>
<message>
<source>Provisioned · {size}</source>
<translation>Provisionné · {size}</translation>
</message>
<message>
<source>Provisioning</source>
<translation>Provisionnement</translation>
</message>
<message>
<source>Purpose</source>
<translation>Rôle</translation>
</message>
<message>
<source>Put both together first, for example with qemu-img convert.</source>
<translation>Réunissez d’abord les deux, par exemple avec qemu-img convert.</translation>
</message>
<message>
<source>Put it into maintenance first.</source>
<translation>Mettez-le d’abord en maintenance.</translation>
</message>
<message>
<source>Put it into maintenance mode first.</source>
<translation>Mettez-le d’abord en mode maintenance.</translation>
</message>
<message>
<source>Put one into an ISO library, or install the tools from the guest’s own repositories.</source>
<translation>Placez-en un dans une bibliothèque d’ISO, ou installez les outils depuis les dépôts de l’invité.</translation>
</message>
<message>
<source>Put the disks on storage that one host is connected to, or on shared storage.</source>
<translation>Mettez les disques sur un stockage auquel un hôte est connecté, ou sur un stockage partagé.</translation>
</message>
<message>
<source>Put the file on the server itself, then rescan the library.</source>
<translation>Déposez le fichier sur le serveur lui-même, puis réanalysez la bibliothèque.</translation>
</message>
<message>
<source>Put {name} into maintenance mode</source>
<translation>Passer {name} en mode maintenance</translation>
</message>
<message>
<source>Putting {name} into maintenance mode</source>
<translation>Passage de {name} en mode maintenance</translation>
</message>
<message>
<source>Putting {name} on another NIC or VLAN</source>
<translation>Passage de {name} sur une autre carte ou un autre VLAN</translation>
</message>
<message>
<source>Python</source>
<translation>Python</translation>
</message>
<message>
<source>QCOW2</source>
<translation>QCOW2</translation>
</message>
<message>
<source>QCOW2, as KVM, Proxmox and OpenStack use it</source>
<translation>QCOW2, comme l’utilisent KVM, Proxmox et OpenStack</translation>
</message>
<message>
<source>Questions</source>
<translation>Questions</translation>
</message>
<message>
<source>Quit</source>
<translation>Quitter</translation>
</message>
<message>
<source>RSA keys must have 2048 to 4096 bits</source>
<translation>Les clés RSA doivent avoir de 2048 à 4096 bits</translation>
</message>
<message>
<source>Raise the lower end of its dynamic memory range. This is about {VM}.</source>
<translation>Relevez le bas de sa plage de mémoire dynamique. Il s’agit de {VM}.</translation>
</message>
<message>
<source>Ranked by {measure}</source>
<translation>Classées par {measure}</translation>
</message>
<message>
<source>Rate limit</source>
<translation>Limite de débit</translation>
</message>
<message>
<source>Rate limit of interface {number}</source>
<translation>Limite de débit de l’interface {number}</translation>
</message>
<message>
<source>Raw</source>
<translation>Brut</translation>
</message>
<message>
<source>Raw, VHD, VHDX, VMDK and QCOW2 images can be read.</source>
<translation>Les images brutes, VHD, VHDX, VMDK et QCOW2 peuvent être lues.</translation>
</message>
<message>
<source>Raw, byte for byte</source>
<translation>Brut, octet par octet</translation>
</message>
<message>
<source>Reaches other machines</source>
<translation>Atteint d’autres machines</translation>
</message>
<message>
<source>Reaches the storage of the heartbeat, and sees all hosts</source>
<translation>Atteint le stockage du battement et voit tous les hôtes</translation>
</message>
<message>
<source>Read and write</source>
<translation>Lecture et écriture</translation>
</message>
<message>
<source>Read by all hosts</source>
<translation>Lu par tous les hôtes</translation>
</message>
<message>
<source>Read only</source>
<translation>Lecture seule</translation>
</message>
<message>
<source>Read, all disks</source>
<translation>Lu, tous les disques</translation>
</message>
<message>
<source>Read-only</source>
<translation>Lecture seule</translation>
</message>
<message>
<source>Read-only mode</source>
<translation>Mode lecture seule</translation>
</message>
<message>
<source>Reading figures…</source>
<translation>Lecture des mesures…</translation>
</message>
<message>
<source>Reading or writing the disk data failed</source>
<translation>La lecture ou l’écriture des données du disque a échoué</translation>
</message>
<message>
<source>Reads of all hosts</source>
<translation>Lectures de tous les hôtes</translation>
</message>
<message>
<source>Reads, all disks</source>
<translation>Lectures, tous les disques</translation>
</message>
<message>
<source>Reboot</source>
<translation>Redémarrer</translation>
</message>
<message>
<source>Reboot the host</source>
<translation>Redémarrer l’hôte</translation>
</message>
<message>
<source>Reboot the host, since Xen could not be patched live</source>
<translation>Redémarrer l’hôte, car Xen n’a pas pu être mis à jour à chaud</translation>
</message>
<message>
<source>Reboot the host, since its kernel could not be patched live</source>
<translation>Redémarrer l’hôte, car son noyau n’a pas pu être mis à jour à chaud</translation>
</message>
<message>
<source>Reboot the host, since live patching failed</source>
<translation>Redémarrer l’hôte, car la mise à jour à chaud a échoué</translation>
</message>
<message>
<source>Reboot the host.</source>
<translation>Redémarrez l’hôte.</translation>
</message>
<message>
<source>Reboot through the VNC server…</source>
<translation>Redémarrer par le serveur VNC…</translation>
</message>
<message>
<source>Reboot {name}?</source>
<translation>Redémarrer {name} ?</translation>
</message>
<message>
<source>Reboot {whom}?</source>
<translation>Redémarrer {whom} ?</translation>
</message>
<message>
<source>Rebooted</source>
<translation>Redémarrée</translation>
</message>
<message>
<source>Rebooting</source>
<translation>Redémarrage</translation>
</message>
<message>
<source>Rebooting {name}</source>
<translation>Redémarrage de {name}</translation>
</message>
<message>
<source>Received, all interfaces</source>
<translation>Reçu, toutes les interfaces</translation>
</message>
<message>
<source>Recent</source>
<translation>Récents</translation>
</message>
<message>
<source>Recent pools</source>
<translation>Pools récents</translation>
</message>
<message>
<source>Reclaim freed space</source>
<translation>Récupérer l’espace libéré</translation>
</message>
<message>
<source>Reclaim freed space of</source>
<translation>Récupérer l’espace libéré de</translation>
</message>
<message>
<source>Reclaiming freed space of {name}</source>
<translation>Récupération de l’espace libéré de {name}</translation>
</message>
<message>
<source>Reconnecting</source>
<translation>Reconnexion</translation>
</message>
<message>
<source>Recover the pool</source>
<translation>Rétablir le pool</translation>
</message>
<message>
<source>Recover the pool…</source>
<translation>Rétablir le pool…</translation>
</message>
<message>
<source>Redo log</source>
<translation>Journal de reprise</translation>
</message>
<message>
<source>Reference</source>
<translation>Référence</translation>
</message>
<message>
<source>Refresh</source>
<translation>Actualiser</translation>
</message>
<message>
<source>Refused because {host} is alive</source>
<translation>Refusé car {host} est en vie</translation>
</message>
<message>
<source>Reload everything</source>
<translation>Tout recharger</translation>
</message>
<message>
<source>Reloading everything…</source>
<translation>Rechargement de tout…</translation>
</message>
<message>
<source>Remote power on is not configured</source>
<translation>L’allumage à distance n’est pas configuré</translation>
</message>
<message>
<source>Remove</source>
<translation>Retirer</translation>
</message>
<message>
<source>Remove TPM</source>
<translation>Retirer le TPM</translation>
</message>
<message>
<source>Remove TPMs of</source>
<translation>Retirer les TPM de</translation>
</message>
<message>
<source>Remove VLANs other than management from the joining host</source>
<translation>Retirez de l’hôte entrant les VLAN autres que celui d’administration</translation>
</message>
<message>
<source>Remove bonds from the joining host</source>
<translation>Retirez les agrégats de l’hôte entrant</translation>
</message>
<message>
<source>Remove bonds, VLANs and tunnels from the joining host</source>
<translation>Retirez les agrégats, VLAN et tunnels de l’hôte entrant</translation>
</message>
<message>
<source>Remove chart</source>
<translation>Retirer le graphique</translation>
</message>
<message>
<source>Remove crash dumps</source>
<translation>Supprimer les vidages après plantage</translation>
</message>
<message>
<source>Remove crash dumps of</source>
<translation>Supprimer les vidages après plantage de</translation>
</message>
<message>
<source>Remove disk {number}</source>
<translation>Retirer le disque {number}</translation>
</message>
<message>
<source>Remove from all</source>
<translation>Retirer de tous</translation>
</message>
<message>
<source>Remove from pool</source>
<translation>Retirer du pool</translation>
</message>
<message>
<source>Remove host</source>
<translation>Retirer l’hôte</translation>
</message>
<message>
<source>Remove interface {number}</source>
<translation>Retirer l’interface {number}</translation>
</message>
<message>
<source>Remove the TPM of {whom}?</source>
<translation>Retirer le TPM de {whom} ?</translation>
</message>
<message>
<source>Remove the VLANs on {PIF} first</source>
<translation>Retirez d’abord les VLAN de {PIF}</translation>
</message>
<message>
<source>Remove the block from the object's blocked operations if you are sure.</source>
<translation>Retirez le blocage des opérations bloquées de l’objet si vous en êtes sûr.</translation>
</message>
<message>
<source>Remove the crash dumps of {whom}?</source>
<translation>Supprimer les vidages après plantage de {whom} ?</translation>
</message>
<message>
<source>Remove the others from the pool first.</source>
<translation>Retirez d’abord les autres du pool.</translation>
</message>
<message>
<source>Remove the password from the file first, such as with openssl pkey.</source>
<translation>Retirez d’abord le mot de passe du fichier, par exemple avec openssl pkey.</translation>
</message>
<message>
<source>Remove the tunnels on {PIF} first</source>
<translation>Retirez d’abord les tunnels de {PIF}</translation>
</message>
<message>
<source>Remove tunnels from the joining host</source>
<translation>Retirez les tunnels de l’hôte entrant</translation>
</message>
<message>
<source>Remove user</source>
<translation>Retirer l’utilisateur</translation>
</message>
<message>
<source>Remove {VM} from its snapshot schedule first</source>
<translation>Retirez d’abord {VM} de sa planification d’instantanés</translation>
</message>
<message>
<source>Remove {VM} from its vApp first</source>
<translation>Retirez d’abord {VM} de sa vApp</translation>
</message>
<message>
<source>Remove {name} from the pool?</source>
<translation>Retirer {name} du pool ?</translation>
</message>
<message>
<source>Remove {tag}</source>
<translation>Retirer {tag}</translation>
</message>
<message>
<source>Remove…</source>
<translation>Supprimer…</translation>
</message>
<message>
<source>Removing the TPM of {name}</source>
<translation>Retrait du TPM de {name}</translation>
</message>
<message>
<source>Removing the crash dumps of {name}</source>
<translation>Suppression des vidages après plantage de {name}</translation>
</message>
<message>
<source>Removing {name}</source>
<translation>Retrait de {name}</translation>
</message>
<message>
<source>Removing {name} from the pool</source>
<translation>Retrait de {name} du pool</translation>
</message>
<message>
<source>Rename</source>
<translation>Renommer</translation>
</message>
<message>
<source>Rename (F2)</source>
<translation>Renommer (F2)</translation>
</message>
<message>
<source>Renaming {name}</source>
<translation>Changement du nom de {name}</translation>
</message>
<message>
<source>Renew it on the host when you can; until then compare its fingerprint with care.</source>
<translation>Renouvelez-le sur l’hôte dès que possible ; d’ici là, comparez son empreinte avec soin.</translation>
</message>
<message>
<source>Renew the licence.</source>
<translation>Renouvelez la licence.</translation>
</message>
<message>
<source>Repair it first, for example with qemu-img check -r all.</source>
<translation>Réparez-la d’abord, par exemple avec qemu-img check -r all.</translation>
</message>
<message>
<source>Repair the connection of the storage.</source>
<translation>Réparez la connexion du stockage.</translation>
</message>
<message>
<source>Replace and connect</source>
<translation>Remplacer et se connecter</translation>
</message>
<message>
<source>Replace the file that is there</source>
<translation>Remplacer le fichier existant</translation>
</message>
<message>
<source>Replicated volumes of hosts that are prepared for it</source>
<translation>Volumes répliqués d’hôtes préparés pour cela</translation>
</message>
<message>
<source>Report</source>
<translation>Rapport</translation>
</message>
<message>
<source>Repositories</source>
<translation>Dépôts</translation>
</message>
<message>
<source>Rescan</source>
<translation>Réanalyser</translation>
</message>
<message>
<source>Rescan the storage. If the disk does not come back, it must be restored from a backup.</source>
<translation>Réanalysez le stockage. Si le disque ne revient pas, il faut le restaurer depuis une sauvegarde.</translation>
</message>
<message>
<source>Rescan the storage; if it goes on, look at its log on the host.</source>
<translation>Réanalysez le stockage ; si cela continue, regardez son journal sur l’hôte.</translation>
</message>
<message>
<source>Rescanning {name}</source>
<translation>Réanalyse de {name}</translation>
</message>
<message>
<source>Reset</source>
<translation>Réinitialiser</translation>
</message>
<message>
<source>Reset certificate</source>
<translation>Réinitialiser le certificat</translation>
</message>
<message>
<source>Reset the certificate of {whom}?</source>
<translation>Réinitialiser le certificat de {whom} ?</translation>
</message>
<message>
<source>Reset through the VNC server…</source>
<translation>Réinitialiser par le serveur VNC…</translation>
</message>
<message>
<source>Reset {name}?</source>
<translation>Réinitialiser {name} ?</translation>
</message>
<message>
<source>Resetting the certificate of {name}</source>
<translation>Réinitialisation du certificat de {name}</translation>
</message>
<message>
<source>Reset…</source>
<translation>Réinitialiser…</translation>
</message>
<message>
<source>Resizing failed</source>
<translation>Le changement de taille a échoué</translation>
</message>
<message>
<source>Resources</source>
<translation>Ressources</translation>
</message>
<message>
<source>Restart</source>
<translation>Redémarrer</translation>
</message>
<message>
<source>Restart if possible</source>
<translation>Redémarrer si possible</translation>
</message>
<message>
<source>Restart its VMs</source>
<translation>Redémarrer ses VM</translation>
</message>
<message>
<source>Restart its toolstack</source>
<translation>Redémarrer sa toolstack</translation>
</message>
<message>
<source>Restart or migrate its VMs</source>
<translation>Redémarrer ou migrer ses VM</translation>
</message>
<message>
<source>Restart the host now</source>
<translation>Redémarrer l’hôte maintenant</translation>
</message>
<message>
<source>Restart the toolstack</source>
<translation>Redémarrer la toolstack</translation>
</message>
<message>
<source>Restart the toolstack of the host.</source>
<translation>Redémarrez la toolstack de l’hôte.</translation>
</message>
<message>
<source>Restart the toolstack of {whom}?</source>
<translation>Redémarrer la toolstack de {whom} ?</translation>
</message>
<message>
<source>Restart toolstack</source>
<translation>Redémarrer la toolstack</translation>
</message>
<message>
<source>Restart toolstacks of</source>
<translation>Redémarrer les toolstacks de</translation>
</message>
<message>
<source>Restarted</source>
<translation>Redémarrées</translation>
</message>
<message>
<source>Restarted if possible</source>
<translation>Redémarrées si possible</translation>
</message>
<message>
<source>Restarting the toolstack of {name}</source>
<translation>Redémarrage de la toolstack de {name}</translation>
</message>
<message>
<source>Restore {packages}</source>
<translation>Rétablir {packages}</translation>
</message>
<message>
<source>Restoring would make a second VM with the same identity.</source>
<translation>Restaurer créerait une seconde VM de même identité.</translation>
</message>
<message>
<source>Resume</source>
<translation>Reprendre</translation>
</message>
<message>
<source>Resume it and shut it down first, or export it as an XVA.</source>
<translation>Reprenez-la et arrêtez-la d’abord, ou exportez-la en XVA.</translation>
</message>
<message>
<source>Resume on host</source>
<translation>Reprendre sur un hôte</translation>
</message>
<message>
<source>Resume the VM to see its console.</source>
<translation>Reprenez la VM pour voir sa console.</translation>
</message>
<message>
<source>Resume {whom} on a host</source>
<translation>Reprendre {whom} sur un hôte</translation>
</message>
<message>
<source>Resumed</source>
<translation>Reprise</translation>
</message>
<message>
<source>Resuming</source>
<translation>Reprise</translation>
</message>
<message>
<source>Resuming {name}</source>
<translation>Reprise de {name}</translation>
</message>
<message>
<source>Retry</source>
<translation>Réessayer</translation>
</message>
<message>
<source>Retry now</source>
<translation>Réessayer maintenant</translation>
</message>
<message>
<source>Retry {title}</source>
<translation>Réessayer {title}</translation>
</message>
<message>
<source>Revert</source>
<translation>Revenir</translation>
</message>
<message>
<source>Revert to this snapshot</source>
<translation>Revenir à cet instantané</translation>
</message>
<message>
<source>Revert {vm}?</source>
<translation>Ramener {vm} en arrière ?</translation>
</message>
<message>
<source>Reverted to a snapshot</source>
<translation>Ramenée à un instantané</translation>
</message>
<message>
<source>Reverting</source>
<translation>Retour en arrière</translation>
</message>
<message>
<source>Reverting to {name}</source>
<translation>Retour à {name}</translation>
</message>
<message>
<source>Review</source>
<translation>Récapitulatif</translation>
</message>
<message>
<source>Role</source>
<translation>Rôle</translation>
</message>
<message>
<source>Role of {whom}</source>
<translation>Rôle de {whom}</translation>
</message>
<message>
<source>Rotate pool secret</source>
<translation>Renouveler le secret du pool</translation>
</message>
<message>
<source>Rotate the secret of {whom}?</source>
<translation>Renouveler le secret de {whom} ?</translation>
</message>
<message>
<source>Rotating the secret of {name}</source>
<translation>Renouvellement du secret de {name}</translation>
</message>
<message>
<source>Run now</source>
<translation>Exécuter maintenant</translation>
</message>
<message>
<source>Run the installer.</source>
<translation>Lancez l’installateur.</translation>
</message>
<message>
<source>Running</source>
<translation>En marche</translation>
</message>
<message>
<source>Running VMs</source>
<translation>VM en marche</translation>
</message>
<message>
<source>Running there: {vms}.</source>
<translation>En marche là-bas : {vms}.</translation>
</message>
<message>
<source>Running vCPUs</source>
<translation>vCPU en marche</translation>
</message>
<message>
<source>Running {name}</source>
<translation>Exécution de {name}</translation>
</message>
<message>
<source>Running, and without a disk they use: {vms}.</source>
<translation>En marche, et privées d’un disque qu’elles utilisent : {vms}.</translation>
</message>
<message>
<source>Runs over</source>
<translation>Porté par</translation>
</message>
<message>
<source>SCSI ID</source>
<translation>Identifiant SCSI</translation>
</message>
<message>
<source>SHA-256 fingerprint</source>
<translation>Empreinte SHA-256</translation>
</message>
<message>
<source>SMB</source>
<translation>SMB</translation>
</message>
<message>
<source>SMB paths and names must be plain ASCII</source>
<translation>Les chemins et noms SMB doivent être en simple ASCII</translation>
</message>
<message>
<source>SMB storage is not licensed</source>
<translation>Le stockage SMB n’est pas couvert par la licence</translation>
</message>
<message>
<source>SMB version</source>
<translation>Version de SMB</translation>
</message>
<message>
<source>SMB version must be 1.0 or 3.0</source>
<translation>La version de SMB doit être 1.0 ou 3.0</translation>
</message>
<message>
<source>SR-IOV</source>
<translation>SR-IOV</translation>
</message>
<message>
<source>SR-IOV needs a card, a driver and a BIOS that offer them.</source>
<translation>SR-IOV demande une carte, un pilote et un BIOS qui les offrent.</translation>
</message>
<message>
<source>SR-IOV of {object} has no virtual function left</source>
<translation>Le SR-IOV de {object} n’a plus de fonction virtuelle</translation>
</message>
<message>
<source>SR-IOV on {device}</source>
<translation>SR-IOV sur {device}</translation>
</message>
<message>
<source>SSH</source>
<translation>SSH</translation>
</message>
<message>
<source>SSH access</source>
<translation>accès SSH</translation>
</message>
<message>
<source>SSH ends after</source>
<translation>SSH coupé après</translation>
</message>
<message>
<source>SSH is switched off on {host}</source>
<translation>SSH est désactivé sur {host}</translation>
</message>
<message>
<source>SSH only in need</source>
<translation>SSH seulement en cas de besoin</translation>
</message>
<message>
<source>SSH was not opened</source>
<translation>SSH n’a pas été ouvert</translation>
</message>
<message>
<source>Saturday</source>
<translation>samedi</translation>
</message>
<message>
<source>Save</source>
<translation>Enregistrer</translation>
</message>
<message>
<source>Save as picture…</source>
<translation>Enregistrer comme image…</translation>
</message>
<message>
<source>Save as…</source>
<translation>Enregistrer sous…</translation>
</message>
<message>
<source>Save chart as picture</source>
<translation>Enregistrer le graphique comme image</translation>
</message>
<message>
<source>Save diagnostic bundle</source>
<translation>Enregistrer le dossier de diagnostic</translation>
</message>
<message>
<source>Save its memory, then restart</source>
<translation>Enregistrer sa mémoire, puis redémarrer</translation>
</message>
<message>
<source>Save its memory, then shut down</source>
<translation>Enregistrer sa mémoire, puis arrêter</translation>
</message>
<message>
<source>Save logs</source>
<translation>Enregistrer les journaux</translation>
</message>
<message>
<source>Save logs of</source>
<translation>Enregistrer les journaux de</translation>
</message>
<message>
<source>Save screenshot</source>
<translation>Enregistrer la capture d’écran</translation>
</message>
<message>
<source>Save status report</source>
<translation>Enregistrer le rapport d’état</translation>
</message>
<message>
<source>Save status reports of</source>
<translation>Enregistrer les rapports d’état de</translation>
</message>
<message>
<source>Save the logs of {name}</source>
<translation>Enregistrer les journaux de {name}</translation>
</message>
<message>
<source>Save the status report of {name}</source>
<translation>Enregistrer le rapport d’état de {name}</translation>
</message>
<message>
<source>Save values</source>
<translation>Enregistrer les valeurs</translation>
</message>
<message>
<source>Save values of all charts…</source>
<translation>Enregistrer les valeurs de tous les graphiques…</translation>
</message>
<message>
<source>Save values…</source>
<translation>Enregistrer les valeurs…</translation>
</message>
<message>
<source>Saved as {path}.</source>
<translation>Enregistré sous {path}.</translation>
</message>
<message>
<source>Saved as {path}; nobody but you may read it.</source>
<translation>Enregistré sous {path} ; vous seul pouvez le lire.</translation>
</message>
<message>
<source>Saved memory</source>
<translation>Mémoire enregistrée</translation>
</message>
<message>
<source>Save…</source>
<translation>Enregistrer…</translation>
</message>
<message>
<source>Saving the logs of {name}</source>
<translation>Enregistrement des journaux de {name}</translation>
</message>
<message>
<source>Saving the status report of {name}</source>
<translation>Enregistrement du rapport d’état de {name}</translation>
</message>
<message>
<source>Scanning</source>
<translation>Analyse</translation>
</message>
<message>
<source>Scanning the storage failed</source>
<translation>L’analyse du stockage a échoué</translation>
</message>
<message>
<source>Schedule</source>
<translation>Planification</translation>
</message>
<message>
<source>Scheduled</source>
<translation>Planifié</translation>
</message>
<message>
<source>Schedules</source>
<translation>Planifications</translation>
</message>
<message>
<source>Screens</source>
<translation>Écrans</translation>
</message>
<message>
<source>Screenshot</source>
<translation>Capture d’écran</translation>
</message>
<message>
<source>Script</source>
<translation>Script</translation>
</message>
<message>
<source>Script {name}</source>
<translation>Script {name}</translation>
</message>
<message>
<source>Search</source>
<translation>Rechercher</translation>
</message>
<message>
<source>Search objects or run a command</source>
<translation>Chercher un objet, une commande</translation>
</message>
<message>
<source>Search or run a command</source>
<translation>Rechercher ou lancer une commande</translation>
</message>
<message>
<source>Seconds after the shutdown of {name}</source>
<translation>Secondes après l’arrêt de {name}</translation>
</message>
<message>
<source>Seconds after the start of {name}</source>
<translation>Secondes après le démarrage de {name}</translation>
</message>
<message>
<source>Secure Boot</source>
<translation>Secure Boot</translation>
</message>
<message>
<source>Secure Boot needs UEFI</source>
<translation>Secure Boot demande UEFI</translation>
</message>
<message>
<source>Secured as the TPM standard asks</source>
<translation>Sécurisé comme le demande la norme TPM</translation>
</message>
<message>
<source>See the schedule's last message and the space on the storage of its VMs.</source>
<translation>Voyez le dernier message de la planification et l’espace sur le stockage de ses VM.</translation>
</message>
<message>
<source>See who tried from where; if it was none of you, restrict who can reach the management network.</source>
<translation>Voyez qui a essayé et d’où ; si ce n’était aucun de vous, limitez l’accès au réseau d’administration.</translation>
</message>
<message>
<source>Select up to {most} rows to act on them together.</source>
<translation>Sélectionnez jusqu’à {most} lignes pour agir sur elles ensemble.</translation>
</message>
<message>
<source>Selection</source>
<translation>Sélection</translation>
</message>
<message>
<source>Send Ctrl+Alt+Del</source>
<translation>Envoyer Ctrl+Alt+Suppr</translation>
</message>
<message>
<source>Send alerts to</source>
<translation>Envoyer les alertes à</translation>
</message>
<message>
<source>Send it there</source>
<translation>L’y envoyer</translation>
</message>
<message>
<source>Send keys</source>
<translation>Envoyer des touches</translation>
</message>
<message>
<source>Send other keys, or paste text as keystrokes</source>
<translation>Envoyer d’autres touches, ou coller un texte comme frappe</translation>
</message>
<message>
<source>Sent, all interfaces</source>
<translation>Envoyé, toutes les interfaces</translation>
</message>
<message>
<source>Sep</source>
<translation>sept.</translation>
</message>
<message>
<source>Serial number</source>
<translation>Numéro de série</translation>
</message>
<message>
<source>Serial number {serial}</source>
<translation>Numéro de série {serial}</translation>
</message>
<message>
<source>Serious</source>
<translation>Grave</translation>
</message>
<message>
<source>Server</source>
<translation>Serveur</translation>
</message>
<message>
<source>Servers of your own</source>
<translation>Vos propres serveurs</translation>
</message>
<message>
<source>Sessions</source>
<translation>Sessions</translation>
</message>
<message>
<source>Set alarms</source>
<translation>Définir les alarmes</translation>
</message>
<message>
<source>Set alarms of</source>
<translation>Définir les alarmes de</translation>
</message>
<message>
<source>Set alarms of hosts</source>
<translation>Définir les alarmes des hôtes</translation>
</message>
<message>
<source>Set as default</source>
<translation>Définir par défaut</translation>
</message>
<message>
<source>Set control domain memory</source>
<translation>Définir la mémoire du domaine de contrôle</translation>
</message>
<message>
<source>Set power on</source>
<translation>Définir l’allumage</translation>
</message>
<message>
<source>Set the VM's restart priority to none first.</source>
<translation>Réglez d’abord la priorité de redémarrage de la VM sur aucune.</translation>
</message>
<message>
<source>Setting high availability of {name}</source>
<translation>Réglage de la haute disponibilité de {name}</translation>
</message>
<message>
<source>Setting how {name} is powered on</source>
<translation>Réglage de l’allumage de {name}</translation>
</message>
<message>
<source>Setting the alarms of {name}</source>
<translation>Réglage des alarmes de {name}</translation>
</message>
<message>
<source>Setting the control domain memory of {name}</source>
<translation>Réglage de la mémoire du domaine de contrôle de {name}</translation>
</message>
<message>
<source>Setting where {name} gets its updates from</source>
<translation>Réglage des sources des mises à jour de {name}</translation>
</message>
<message>
<source>Settings</source>
<translation>Paramètres</translation>
</message>
<message>
<source>Settings and trusted certificates are in {path}.</source>
<translation>Les réglages et les certificats de confiance sont dans {path}.</translation>
</message>
<message>
<source>Settings of the VM</source>
<translation>Réglages de la VM</translation>
</message>
<message>
<source>Several NICs of each host joined into one</source>
<translation>Plusieurs cartes de chaque hôte réunies en une</translation>
</message>
<message>
<source>Several VMs are made at once if you say how many; each gets a number.</source>
<translation>Plusieurs VM sont créées à la fois si vous dites combien ; chacune reçoit un numéro.</translation>
</message>
<message>
<source>Several VMs cannot have the same address</source>
<translation>Plusieurs VM ne peuvent pas avoir la même adresse</translation>
</message>
<message>
<source>Several VMs may have it at once</source>
<translation>Plusieurs VM peuvent l’avoir à la fois</translation>
</message>
<message>
<source>Severity</source>
<translation>Gravité</translation>
</message>
<message>
<source>Shadow multiplier</source>
<translation>Multiplicateur shadow</translation>
</message>
<message>
<source>Share</source>
<translation>Partage</translation>
</message>
<message>
<source>Shared</source>
<translation>Partagé</translation>
</message>
<message>
<source>Shared by VMs</source>
<translation>Partagé par des VM</translation>
</message>
<message>
<source>Shared storage</source>
<translation>Stockage partagé</translation>
</message>
<message>
<source>Sharing</source>
<translation>Partage</translation>
</message>
<message>
<source>Show</source>
<translation>Afficher</translation>
</message>
<message>
<source>Show API calls</source>
<translation>Montrer les appels de l’API</translation>
</message>
<message>
<source>Show all</source>
<translation>Tout afficher</translation>
</message>
<message>
<source>Show both certificates</source>
<translation>Afficher les deux certificats</translation>
</message>
<message>
<source>Show certificate</source>
<translation>Afficher le certificat</translation>
</message>
<message>
<source>Show code</source>
<translation>Afficher le code</translation>
</message>
<message>
<source>Show failures in the window</source>
<translation>Afficher les échecs dans la fenêtre</translation>
</message>
<message>
<source>Show its window</source>
<translation>Afficher sa fenêtre</translation>
</message>
<message>
<source>Show tasks</source>
<translation>Afficher les tâches</translation>
</message>
<message>
<source>Show what came of {title}</source>
<translation>Afficher le résultat de {title}</translation>
</message>
<message>
<source>Show {title}</source>
<translation>Afficher {title}</translation>
</message>
<message>
<source>Shut down</source>
<translation>Arrêter</translation>
</message>
<message>
<source>Shut down VMs that cannot move, and start them again</source>
<translation>Éteindre les VM qui ne peuvent pas migrer, et les redémarrer</translation>
</message>
<message>
<source>Shut down through the VNC server…</source>
<translation>Arrêter par le serveur VNC…</translation>
</message>
<message>
<source>Shut down vApp</source>
<translation>Arrêter la vApp</translation>
</message>
<message>
<source>Shut down {name}?</source>
<translation>Arrêter {name} ?</translation>
</message>
<message>
<source>Shut down {whom}?</source>
<translation>Arrêter {whom} ?</translation>
</message>
<message>
<source>Shut down, and leave off</source>
<translation>Arrêter, et laisser éteinte</translation>
</message>
<message>
<source>Shut it down from inside, or force the shutdown: that is like pulling the plug.</source>
<translation>Arrêtez-la de l’intérieur, ou forcez l’arrêt : cela revient à débrancher la prise.</translation>
</message>
<message>
<source>Shut it down to start it on another host.</source>
<translation>Arrêtez-la pour la démarrer sur un autre hôte.</translation>
</message>
<message>
<source>Shut the VM down first; it gets the features of its new host when it starts.</source>
<translation>Arrêtez d’abord la VM ; elle reçoit les fonctions de son nouvel hôte en démarrant.</translation>
</message>
<message>
<source>Shut them down or move their disks to another storage first.</source>
<translation>Arrêtez-les, ou déplacez d’abord leurs disques vers un autre stockage.</translation>
</message>
<message>
<source>Shutdown delay</source>
<translation>Délai d’arrêt</translation>
</message>
<message>
<source>Shutting down</source>
<translation>Arrêt en cours</translation>
</message>
<message>
<source>Shutting down the vApp of {name}</source>
<translation>Arrêt de la vApp de {name}</translation>
</message>
<message>
<source>Shutting down {name}</source>
<translation>Arrêt de {name}</translation>
</message>
<message>
<source>Sign in</source>
<translation>Se connecter</translation>
</message>
<message>
<source>Sign in again</source>
<translation>Se connecter de nouveau</translation>
</message>
<message>
<source>Sign in again.</source>
<translation>Connectez-vous de nouveau.</translation>
</message>
<message>
<source>Sign out</source>
<translation>Fermer la session</translation>
</message>
<message>
<source>Sign-ins were refused</source>
<translation>Des connexions ont été refusées</translation>
</message>
<message>
<source>Signed by</source>
<translation>Signé par</translation>
</message>
<message>
<source>Signed in</source>
<translation>Connecté</translation>
</message>
<message>
<source>Signing in</source>
<translation>Ouverture de session</translation>
</message>
<message>
<source>Signing in anew is tried by itself.</source>
<translation>Une nouvelle ouverture de session est tentée d’elle-même.</translation>
</message>
<message>
<source>Signing in to {address}…</source>
<translation>Ouverture de session sur {address}…</translation>
</message>
<message>
<source>Signing in…</source>
<translation>Ouverture de session…</translation>
</message>
<message>
<source>Signs in as</source>
<translation>Se connecte comme</translation>
</message>
<message>
<source>Size</source>
<translation>Taille</translation>
</message>
<message>
<source>Size of consoles</source>
<translation>Taille des consoles</translation>
</message>
<message>
<source>Size of disk {number}</source>
<translation>Taille du disque {number}</translation>
</message>
<message>
<source>Slow, for boot menus</source>
<translation>Lente, pour les menus d’amorçage</translation>
</message>
<message>
<source>Snapshot</source>
<translation>Instantané</translation>
</message>
<message>
<source>Snapshot failed</source>
<translation>L’instantané a échoué</translation>
</message>
<message>
<source>Snapshot of</source>
<translation>Instantané de</translation>
</message>
<message>
<source>Snapshot of {whom}</source>
<translation>Instantané de {whom}</translation>
</message>
<message>
<source>Snapshot schedule</source>
<translation>Planification d’instantanés</translation>
</message>
<message>
<source>Snapshot schedule of</source>
<translation>Planification d’instantanés de</translation>
</message>
<message>
<source>Snapshot schedule of {whom}</source>
<translation>Planification d’instantanés de {whom}</translation>
</message>
<message>
<source>Snapshot taken</source>
<translation>Instantané pris</translation>
</message>
<message>
<source>Snapshot with memory taken</source>
<translation>Instantané avec mémoire pris</translation>
</message>
<message>
<source>Snapshots</source>
<translation>Instantanés</translation>
</message>
<message>
<source>Snapshots as a list</source>
<translation>Instantanés en liste</translation>
</message>
<message>
<source>Snapshots as a tree</source>
<translation>Instantanés en arborescence</translation>
</message>
<message>
<source>Snapshots of all VMs are listed here, those of VMs that are gone too.</source>
<translation>Les instantanés de toutes les VM sont listés ici, y compris ceux de VM disparues.</translation>
</message>
<message>
<source>Snapshots of deleted VMs</source>
<translation>Instantanés de VM supprimées</translation>
</message>
<message>
<source>Snapshots that no VM has</source>
<translation>Instantanés qu’aucune VM n’a</translation>
</message>
<message>
<source>Sockets</source>
<translation>Sockets</translation>
</message>
<message>
<source>Software</source>
<translation>Logiciel</translation>
</message>
<message>
<source>Software RAID</source>
<translation>RAID logiciel</translation>
</message>
<message>
<source>Software that is licensed for a maker’s machines looks for them. This can be done once, before the first start.</source>
<translation>Les logiciels liés aux machines d’un fabricant les cherchent. Cela se fait une seule fois, avant le premier démarrage.</translation>
</message>
<message>
<source>Some VMs cannot leave it: {errors}.</source>
<translation>Certaines VM ne peuvent pas le quitter : {errors}.</translation>
</message>
<message>
<source>Some cards give their functions only after a restart of the host; the network's page then says so.</source>
<translation>Certaines cartes ne donnent leurs fonctions qu’après un redémarrage de l’hôte ; la page du réseau le dit alors.</translation>
</message>
<message>
<source>Some disk on the storage is in use</source>
<translation>Un disque du stockage est utilisé</translation>
</message>
<message>
<source>Some of what was written to it has not reached its place yet.</source>
<translation>Une partie de ce qui y a été écrit n’est pas encore à sa place.</translation>
</message>
<message>
<source>Somebody deleted it meanwhile.</source>
<translation>Quelqu’un l’a supprimé entre-temps.</translation>
</message>
<message>
<source>Somebody deleted this {class} meanwhile.</source>
<translation>Quelqu’un a supprimé cet objet {class} entre-temps.</translation>
</message>
<message>
<source>Somebody else is at this console</source>
<translation>Quelqu’un d’autre est sur cette console</translation>
</message>
<message>
<source>Someone may be intercepting this connection, or the host was reinstalled or got a new certificate. Nothing was sent. Don’t continue unless you know why it changed.</source>
<translation>Quelqu’un intercepte peut-être cette connexion, ou l’hôte a été réinstallé ou a reçu un nouveau certificat. Rien n’a été envoyé. Ne continuez que si vous savez pourquoi il a changé.</translation>
</message>
<message>
<source>Something changed while the question was open</source>
<translation>Quelque chose a changé pendant que la question était posée</translation>
</message>
<message>
<source>Something is written there that cannot be read. It is replaced by what is set here.</source>
<translation>Quelque chose y est écrit qui ne peut pas être lu. Ce qui est réglé ici le remplace.</translation>
</message>
<message>
<source>Something stands behind {name} where only zeros may</source>
<translation>Il y a quelque chose derrière {name} là où seuls des zéros sont permis</translation>
</message>
<message>
<source>Something still uses {host}</source>
<translation>Quelque chose utilise encore {host}</translation>
</message>
<message>
<source>Something unexpected happened</source>
<translation>Un imprévu s’est produit</translation>
</message>
<message>
<source>Something unexpected went wrong</source>
<translation>Un imprévu s’est produit</translation>
</message>
<message>
<source>Sources</source>
<translation>Sources</translation>
</message>
<message>
<source>Sources of updates</source>
<translation>Sources des mises à jour</translation>
</message>
<message>
<source>Sources of updates of {name}</source>
<translation>Sources des mises à jour de {name}</translation>
</message>
<message>
<source>Space</source>
<translation>Espace</translation>
</message>
<message>
<source>Space by VM</source>
<translation>Espace par VM</translation>
</message>
<message>
<source>Space used</source>
<translation>Espace utilisé</translation>
</message>
<message>
<source>Spanish</source>
<translation>Espagnol</translation>
</message>
<message>
<source>Spanish (Latin America)</source>
<translation>Espagnol (Amérique latine)</translation>
</message>
<message>
<source>Speed</source>
<translation>Vitesse</translation>
</message>
<message>
<source>Spreadsheet with a sheet for each (XLSX)</source>
<translation>Tableur avec une feuille pour chacun (XLSX)</translation>
</message>
<message>
<source>Start</source>
<translation>Démarrer</translation>
</message>
<message>
<source>Start and open boot menu</source>
<translation>Démarrer et ouvrir le menu d’amorçage</translation>
</message>
<message>
<source>Start and protection</source>
<translation>Démarrage et protection</translation>
</message>
<message>
<source>Start delay</source>
<translation>Délai de démarrage</translation>
</message>
<message>
<source>Start from</source>
<translation>Démarrer depuis</translation>
</message>
<message>
<source>Start in this order</source>
<translation>Démarrent dans cet ordre</translation>
</message>
<message>
<source>Start it by hand to see the reason.</source>
<translation>Démarrez-la à la main pour en voir la raison.</translation>
</message>
<message>
<source>Start it by itself when its host starts</source>
<translation>La démarrer d’elle-même quand son hôte démarre</translation>
</message>
<message>
<source>Start it when it is imported</source>
<translation>La démarrer une fois importée</translation>
</message>
<message>
<source>Start it when it is made</source>
<translation>La démarrer une fois créée</translation>
</message>
<message>
<source>Start on host</source>
<translation>Démarrer sur un hôte</translation>
</message>
<message>
<source>Start order</source>
<translation>Ordre de démarrage</translation>
</message>
<message>
<source>Start paused</source>
<translation>Démarrer en pause</translation>
</message>
<message>
<source>Start signed systems only (Secure Boot)</source>
<translation>Ne démarrer que des systèmes signés (Secure Boot)</translation>
</message>
<message>
<source>Start the VM.</source>
<translation>Démarrez la VM.</translation>
</message>
<message>
<source>Start them by hand; the tasks say why.</source>
<translation>Démarrez-les à la main ; les tâches disent pourquoi.</translation>
</message>
<message>
<source>Start vApp</source>
<translation>Démarrer la vApp</translation>
</message>
<message>
<source>Start {name} and open its boot menu</source>
<translation>Démarrer {name} et ouvrir son menu d’amorçage</translation>
</message>
<message>
<source>Start {whom} on a host</source>
<translation>Démarrer {whom} sur un hôte</translation>
</message>
<message>
<source>Start, s</source>
<translation>Démarrage, s</translation>
</message>
<message>
<source>Start, shut down, reboot…</source>
<translation>Démarrer, arrêter, redémarrer…</translation>
</message>
<message>
<source>Started</source>
<translation>Démarré</translation>
</message>
<message>
<source>Started {started}</source>
<translation>Démarré le {started}</translation>
</message>
<message>
<source>Starting</source>
<translation>Démarrage</translation>
</message>
<message>
<source>Starting the demo pool…</source>
<translation>Démarrage du pool de démonstration…</translation>
</message>
<message>
<source>Starting the vApp of {name}</source>
<translation>Démarrage de la vApp de {name}</translation>
</message>
<message>
<source>Starting {name}</source>
<translation>Démarrage de {name}</translation>
</message>
<message>
<source>Starting {name} paused</source>
<translation>Démarrage en pause de {name}</translation>
</message>
<message>
<source>Starting {name} with its boot menu</source>
<translation>Démarrage de {name} avec son menu d’amorçage</translation>
</message>
<message>
<source>Starts and stops VMs, and uses their consoles</source>
<translation>Démarre et arrête des VM, et utilise leurs consoles</translation>
</message>
<message>
<source>Starts from</source>
<translation>Démarre depuis</translation>
</message>
<message>
<source>State</source>
<translation>État</translation>
</message>
<message>
<source>Static</source>
<translation>Statique</translation>
</message>
<message>
<source>Statistics</source>
<translation>Statistiques</translation>
</message>
<message>
<source>Stay signed in</source>
<translation>Rester connecté</translation>
</message>
<message>
<source>Stays as it is</source>
<translation>Reste tel quel</translation>
</message>
<message>
<source>Steps</source>
<translation>Étapes</translation>
</message>
<message>
<source>Still to do</source>
<translation>Reste à faire</translation>
</message>
<message>
<source>Still to do on {host}</source>
<translation>Reste à faire sur {host}</translation>
</message>
<message>
<source>Stop</source>
<translation>Arrêter</translation>
</message>
<message>
<source>Stop all VMs on the joining host first</source>
<translation>Arrêtez d’abord toutes les VM de l’hôte entrant</translation>
</message>
<message>
<source>Stop or move other VMs, lower this VM's memory, or choose another host.</source>
<translation>Arrêtez ou déplacez d’autres VM, réduisez la mémoire de cette VM, ou choisissez un autre hôte.</translation>
</message>
<message>
<source>Stop tracking changed blocks</source>
<translation>Arrêter le suivi des blocs modifiés</translation>
</message>
<message>
<source>Stop tracking changed blocks of</source>
<translation>Arrêter le suivi des blocs modifiés de</translation>
</message>
<message>
<source>Stop, s</source>
<translation>Arrêt, s</translation>
</message>
<message>
<source>Storage</source>
<translation>Stockage</translation>
</message>
<message>
<source>Storage and network heartbeat lost</source>
<translation>Battements du stockage et du réseau perdus</translation>
</message>
<message>
<source>Storage and networks</source>
<translation>Stockage et réseaux</translation>
</message>
<message>
<source>Storage busy for long</source>
<translation>Stockage longtemps occupé</translation>
</message>
<message>
<source>Storage could not be connected when a host started</source>
<translation>Un stockage n’a pas pu être connecté au démarrage d’un hôte</translation>
</message>
<message>
<source>Storage drivers differ in features</source>
<translation>Les pilotes de stockage diffèrent par leurs fonctions</translation>
</message>
<message>
<source>Storage heartbeat lost</source>
<translation>Battement du stockage perdu</translation>
</message>
<message>
<source>Storage latency</source>
<translation>Latence du stockage</translation>
</message>
<message>
<source>Storage migration allows at most one.</source>
<translation>La migration de stockage en permet un au plus.</translation>
</message>
<message>
<source>Storage nearly full</source>
<translation>Stockage presque plein</translation>
</message>
<message>
<source>Storage of disk {number}</source>
<translation>Stockage du disque {number}</translation>
</message>
<message>
<source>Storage operations</source>
<translation>Opérations de stockage</translation>
</message>
<message>
<source>Storage repositories hold the disks of VMs and the images for their drives.</source>
<translation>Les dépôts de stockage contiennent les disques des VM et les images pour leurs lecteurs.</translation>
</message>
<message>
<source>Storage that is there would be wiped</source>
<translation>Le stockage qui s’y trouve serait effacé</translation>
</message>
<message>
<source>Storage that this host is meant to reach is listed here, connected or not.</source>
<translation>Les stockages que cet hôte est censé atteindre sont listés ici, connectés ou non.</translation>
</message>
<message>
<source>Storage throughput</source>
<translation>Débit du stockage</translation>
</message>
<message>
<source>Storage throughput of {object} is high</source>
<translation>Le débit du stockage de {object} est élevé</translation>
</message>
<message>
<source>Storage · last hour</source>
<translation>Stockage · dernière heure</translation>
</message>
<message>
<source>Such as /Production/Web</source>
<translation>Par exemple /Production/Web</translation>
</message>
<message>
<source>Such as 0000:04:00.0, separated by spaces; what lspci shows in the control domain</source>
<translation>Par exemple 0000:04:00.0, séparées par des espaces ; ce que lspci montre dans le domaine de contrôle</translation>
</message>
<message>
<source>Such as Europe/Paris</source>
<translation>Par exemple Europe/Paris</translation>
</message>
<message>
<source>Such as Owner</source>
<translation>Par exemple Propriétaire</translation>
</message>
<message>
<source>Such as ad.example.com</source>
<translation>Par exemple ad.example.com</translation>
</message>
<message>
<source>Such as ad.example.com.</source>
<translation>Par exemple ad.example.com.</translation>
</message>
<message>
<source>Such as ada or ada@ad.example.com</source>
<translation>Par exemple ada ou ada@ad.example.com</translation>
</message>
<message>
<source>Such as admin@example.com; empty for none</source>
<translation>Par exemple admin@example.com ; vide pour personne</translation>
</message>
<message>
<source>Such as http://updates.example.com; empty for the vendor’s</source>
<translation>Par exemple http://updates.example.com ; vide pour celle de l’éditeur</translation>
</message>
<message>
<source>Such as iqn.2026-01.com.example:host</source>
<translation>Par exemple iqn.2026-01.com.example:host</translation>
</message>
<message>
<source>Such as smtp.example.com:25</source>
<translation>Par exemple smtp.example.com:25</translation>
</message>
<message>
<source>Sunday</source>
<translation>dimanche</translation>
</message>
<message>
<source>Suspend</source>
<translation>Suspendre</translation>
</message>
<message>
<source>Suspend storage</source>
<translation>Stockage de suspension</translation>
</message>
<message>
<source>Suspended</source>
<translation>Suspendue</translation>
</message>
<message>
<source>Suspended memory</source>
<translation>Mémoire suspendue</translation>
</message>
<message>
<source>Suspended, and not to be resumed: {vms}.</source>
<translation>Suspendues, et impossibles à reprendre : {vms}.</translation>
</message>
<message>
<source>Suspending</source>
<translation>Suspension</translation>
</message>
<message>
<source>Suspending {name}</source>
<translation>Suspension de {name}</translation>
</message>
<message>
<source>Swedish</source>
<translation>Suédois</translation>
</message>
<message>
<source>Swiss (French)</source>
<translation>Suisse (français)</translation>
</message>
<message>
<source>Swiss (German)</source>
<translation>Suisse (allemand)</translation>
</message>
<message>
<source>Switch high availability off for the change.</source>
<translation>Désactivez la haute disponibilité le temps du changement.</translation>
</message>
<message>
<source>Switch it on again on the host once the certificates are in order.</source>
<translation>Réactivez-la sur l’hôte une fois les certificats en ordre.</translation>
</message>
<message>
<source>Switch it on in the host’s properties.</source>
<translation>Activez-le dans les propriétés de l’hôte.</translation>
</message>
<message>
<source>Switch off</source>
<translation>Désactiver</translation>
</message>
<message>
<source>Switch on</source>
<translation>Activer</translation>
</message>
<message>
<source>Switched on</source>
<translation>Activée</translation>
</message>
<message>
<source>Switches and guests have to agree on it. What is plugged in keeps the size it began with.</source>
<translation>Commutateurs et invités doivent s’accorder. Ce qui est branché garde la taille de départ.</translation>
</message>
<message>
<source>Switching {name} off</source>
<translation>Désactivation de {name}</translation>
</message>
<message>
<source>Switching {name} on</source>
<translation>Activation de {name}</translation>
</message>
<message>
<source>System</source>
<translation>Système</translation>
</message>
<message>
<source>System language</source>
<translation>Langue du système</translation>
</message>
<message>
<source>System networks cannot be deleted</source>
<translation>Les réseaux du système ne peuvent pas être supprimés</translation>
</message>
<message>
<source>TLS connection between hosts failed</source>
<translation>La connexion TLS entre hôtes a échoué</translation>
</message>
<message>
<source>TPM</source>
<translation>TPM</translation>
</message>
<message>
<source>TPM of {name}</source>
<translation>TPM de {name}</translation>
</message>
<message>
<source>Tab</source>
<translation>Tab</translation>
</message>
<message>
<source>Tab takes it</source>
<translation>Tab l’adopte</translation>
</message>
<message>
<source>Tabs</source>
<translation>Onglets</translation>
</message>
<message>
<source>Tags</source>
<translation>Étiquettes</translation>
</message>
<message>
<source>Tags for all of them</source>
<translation>Étiquettes pour tous</translation>
</message>
<message>
<source>Tags none of them keeps</source>
<translation>Étiquettes qu’aucun ne garde</translation>
</message>
<message>
<source>Take a plain snapshot.</source>
<translation>Prenez un instantané simple.</translation>
</message>
<message>
<source>Take a snapshot of what it is now first</source>
<translation>Prendre d’abord un instantané de l’état actuel</translation>
</message>
<message>
<source>Take another name, or choose the file to replace it.</source>
<translation>Prenez un autre nom, ou choisissez le fichier pour le remplacer.</translation>
</message>
<message>
<source>Take bond apart</source>
<translation>Défaire l’agrégation</translation>
</message>
<message>
<source>Take snapshot</source>
<translation>Prendre l’instantané</translation>
</message>
<message>
<source>Take the host out of maintenance, or choose another one.</source>
<translation>Sortez l’hôte de maintenance, ou choisissez-en un autre.</translation>
</message>
<message>
<source>Take theirs</source>
<translation>Prendre la leur</translation>
</message>
<message>
<source>Take updates from</source>
<translation>Prendre les mises à jour sur</translation>
</message>
<message>
<source>Take {name} out of maintenance mode</source>
<translation>Sortir {name} du mode maintenance</translation>
</message>
<message>
<source>Take {whom} apart?</source>
<translation>Défaire {whom} ?</translation>
</message>
<message>
<source>Take {whom} out of the folder</source>
<translation>Sortir {whom} du dossier</translation>
</message>
<message>
<source>Taken</source>
<translation>Pris</translation>
</message>
<message>
<source>Takes</source>
<translation>Prend</translation>
</message>
<message>
<source>Takes effect when the program starts the next time.</source>
<translation>Prend effet au prochain démarrage du programme.</translation>
</message>
<message>
<source>Taking a snapshot</source>
<translation>Prise d’un instantané</translation>
</message>
<message>
<source>Taking a snapshot of {name}</source>
<translation>Prise d’un instantané de {name}</translation>
</message>
<message>
<source>Taking back: {title}</source>
<translation>Reprise de : {title}</translation>
</message>
<message>
<source>Taking your change back would undo somebody else’s.</source>
<translation>Reprendre votre changement annulerait celui de quelqu’un d’autre.</translation>
</message>
<message>
<source>Taking {name} apart</source>
<translation>Dissolution de {name}</translation>
</message>
<message>
<source>Taking {name} out of maintenance mode</source>
<translation>Sortie de {name} du mode maintenance</translation>
</message>
<message>
<source>Tapdisk failed</source>
<translation>Tapdisk a échoué</translation>
</message>
<message>
<source>Target</source>
<translation>Cible</translation>
</message>
<message>
<source>Target IQN</source>
<translation>IQN cible</translation>
</message>
<message>
<source>Task</source>
<translation>Tâche</translation>
</message>
<message>
<source>Task panel</source>
<translation>Panneau des tâches</translation>
</message>
<message>
<source>Tasks</source>
<translation>Tâches</translation>
</message>
<message>
<source>Tasks of the pool that run now are lost from sight. This window loses its connection, and comes back by itself in about a minute. VMs run on.</source>
<translation>Les tâches du pool en cours sont perdues de vue. Cette fenêtre perd sa connexion et revient d’elle-même au bout d’une minute environ. Les VM continuent de tourner.</translation>
</message>
<message>
<source>Tasks, {count}</source>
<translation>Tâches, {count}</translation>
</message>
<message>
<source>Tell when a task of yours ended or failed while the window is not in front.</source>
<translation>Signaler la fin ou l’échec d’une de vos tâches quand la fenêtre n’est pas au premier plan.</translation>
</message>
<message>
<source>Template</source>
<translation>Modèle</translation>
</message>
<message>
<source>Templates</source>
<translation>Modèles</translation>
</message>
<message>
<source>Text</source>
<translation>Texte</translation>
</message>
<message>
<source>Text (*.txt)</source>
<translation>Texte (*.txt)</translation>
</message>
<message>
<source>Text console</source>
<translation>Console texte</translation>
</message>
<message>
<source>Text to type</source>
<translation>Texte à taper</translation>
</message>
<message>
<source>That boot loader does not exist on the host</source>
<translation>Ce chargeur d’amorçage n’existe pas sur l’hôte</translation>
</message>
<message>
<source>That host name is not valid</source>
<translation>Ce nom d’hôte n’est pas valide</translation>
</message>
<message>
<source>That is the system disk</source>
<translation>C’est le disque système</translation>
</message>
<message>
<source>That local path is not valid</source>
<translation>Ce chemin local n’est pas valide</translation>
</message>
<message>
<source>That of the vendor</source>
<translation>Celle de l’éditeur</translation>
</message>
<message>
<source>That storage is known to the pool already</source>
<translation>Ce stockage est déjà connu du pool</translation>
</message>
<message>
<source>That update is applied already</source>
<translation>Cette mise à jour est déjà appliquée</translation>
</message>
<message>
<source>That update was uploaded already</source>
<translation>Cette mise à jour a déjà été téléversée</translation>
</message>
<message>
<source>That user or group was added already</source>
<translation>Cet utilisateur ou groupe a déjà été ajouté</translation>
</message>
<message>
<source>The CPU priority of {object} could not be set</source>
<translation>La priorité CPU de {object} n’a pas pu être réglée</translation>
</message>
<message>
<source>The IQN is malformed</source>
<translation>L’IQN est mal formé</translation>
</message>
<message>
<source>The ISO share could not be mounted</source>
<translation>Le partage d’ISO n’a pas pu être monté</translation>
</message>
<message>
<source>The ISO share was not found or access is denied</source>
<translation>Le partage d’ISO est introuvable ou l’accès est refusé</translation>
</message>
<message>
<source>The MAC seed is used by another VM</source>
<translation>La graine MAC est utilisée par une autre VM</translation>
</message>
<message>
<source>The NFS path does not exist</source>
<translation>Le chemin NFS n’existe pas</translation>
</message>
<message>
<source>The NFS path is missing</source>
<translation>Le chemin NFS manque</translation>
</message>
<message>
<source>The NFS server does not support that version</source>
<translation>Le serveur NFS ne prend pas en charge cette version</translation>
</message>
<message>
<source>The NFS share is mounted already</source>
<translation>Le partage NFS est déjà monté</translation>
</message>
<message>
<source>The NFS storage could not be created</source>
<translation>Le stockage NFS n’a pas pu être créé</translation>
</message>
<message>
<source>The OVF descriptor is damaged, or made to do harm: {reason}.</source>
<translation>Le descripteur OVF est endommagé, ou fait pour nuire : {reason}.</translation>
</message>
<message>
<source>The SMB share is mounted already</source>
<translation>Le partage SMB est déjà monté</translation>
</message>
<message>
<source>The SMB storage could not be created</source>
<translation>Le stockage SMB n’a pas pu être créé</translation>
</message>
<message>
<source>The TLS handshake failed: {reason}.</source>
<translation>La négociation TLS a échoué : {reason}.</translation>
</message>
<message>
<source>The USB device is no longer plugged in</source>
<translation>Le périphérique USB n’est plus branché</translation>
</message>
<message>
<source>The VLAN is used outside the toolstack</source>
<translation>Le VLAN est utilisé hors de la toolstack</translation>
</message>
<message>
<source>The VM file could not be imported</source>
<translation>Le fichier de VM n’a pas pu être importé</translation>
</message>
<message>
<source>The VM finds it at its next start. Windows 11 and later ask for one.</source>
<translation>La VM le trouve à son prochain démarrage. Windows 11 et suivants en demandent un.</translation>
</message>
<message>
<source>The VM goes on where it was unless it says otherwise.</source>
<translation>La VM continue là où elle était, sauf indication contraire.</translation>
</message>
<message>
<source>The VM has a device of that number already</source>
<translation>La VM a déjà un périphérique de ce numéro</translation>
</message>
<message>
<source>The VM has a virtual TPM already</source>
<translation>La VM a déjà un TPM virtuel</translation>
</message>
<message>
<source>The VM has {vcpus} vCPUs, the host {pcpus} processors.</source>
<translation>La VM a {vcpus} vCPU, l’hôte {pcpus} processeurs.</translation>
</message>
<message>
<source>The VM keeps running while it moves.</source>
<translation>La VM continue de tourner pendant le déplacement.</translation>
</message>
<message>
<source>The VM no longer has it. A new one gets another address unless it is given.</source>
<translation>La VM ne l’a plus. Une nouvelle reçoit une autre adresse si on ne la lui donne pas.</translation>
</message>
<message>
<source>The VM no longer has it. The disk itself stays on its storage.</source>
<translation>La VM ne l’a plus. Le disque lui-même reste sur son stockage.</translation>
</message>
<message>
<source>The VM starts without it, and another VM may take it.</source>
<translation>La VM démarre sans lui, et une autre VM peut le prendre.</translation>
</message>
<message>
<source>The VM that runs there moves to another host, and comes back when maintenance mode ends.</source>
<translation>La VM qui y tourne va sur un autre hôte, et revient à la fin du mode maintenance.</translation>
</message>
<message>
<source>The VM then runs on the host the device is plugged into, and can neither move nor be suspended while it has it.</source>
<translation>La VM tourne alors sur l’hôte où le périphérique est branché, et ne peut ni se déplacer ni être suspendue tant qu’elle l’a.</translation>
</message>
<message>
<source>The VM then starts only on a host that has room for it. What it has of a whole card can neither move nor be suspended.</source>
<translation>La VM ne démarre alors que sur un hôte qui a la place. Avec une carte entière, elle ne peut ni se déplacer ni être suspendue.</translation>
</message>
<message>
<source>The VM uses processor features that the host lacks: {reason}.</source>
<translation>La VM utilise des fonctions de processeur que l’hôte n’a pas : {reason}.</translation>
</message>
<message>
<source>The VMs keep running while they move.</source>
<translation>Les VM restent en marche pendant le déplacement.</translation>
</message>
<message>
<source>The VNC server asks the guest to reboot. What runs there stops until it is back.</source>
<translation>Le serveur VNC demande à l’invité de redémarrer. Ce qui s’y exécute s’arrête jusqu’à son retour.</translation>
</message>
<message>
<source>The VNC server asks the guest to shut down. A guest that does not listen goes on running.</source>
<translation>Le serveur VNC demande à l’invité de s’arrêter. Un invité qui n’écoute pas continue de fonctionner.</translation>
</message>
<message>
<source>The VNC server of {name} offers power, but cannot do what you asked for. Some servers know only a part of it.</source>
<translation>Le serveur VNC de {name} propose l’alimentation, mais ne peut pas faire ce que vous avez demandé. Certains serveurs n’en connaissent qu’une partie.</translation>
</message>
<message>
<source>The VNC server refused</source>
<translation>Le serveur VNC a refusé</translation>
</message>
<message>
<source>The VNC server resets the machine as its reset button does: what is not on its disks is lost.</source>
<translation>Le serveur VNC réinitialise la machine comme le ferait son bouton de réinitialisation : ce qui n’est pas sur ses disques est perdu.</translation>
</message>
<message>
<source>The address of a repository is needed</source>
<translation>L’adresse d’un dépôt est nécessaire</translation>
</message>
<message>
<source>The address of the coordinator is needed</source>
<translation>Il faut l’adresse du coordinateur</translation>
</message>
<message>
<source>The answer is not what XAPI promises: {reason}.</source>
<translation>La réponse n’est pas ce que XAPI promet : {reason}.</translation>
</message>
<message>
<source>The answer of the plug-in {plugin} is not understood</source>
<translation>La réponse du greffon {plugin} n’est pas comprise</translation>
</message>
<message>
<source>The answer of the storage driver is not understood</source>
<translation>La réponse du pilote de stockage n’est pas comprise</translation>
</message>
<message>
<source>The archive breaks off at byte {offset}, in {in}.</source>
<translation>L’archive s’interrompt à l’octet {offset}, dans {in}.</translation>
</message>
<message>
<source>The archive holds a file with a forbidden name: {name}</source>
<translation>L’archive contient un fichier au nom interdit : {name}</translation>
</message>
<message>
<source>The archive holds something that is no file: {name}</source>
<translation>L’archive contient quelque chose qui n’est pas un fichier : {name}</translation>
</message>
<message>
<source>The archive is damaged or cut off</source>
<translation>L’archive est endommagée ou tronquée</translation>
</message>
<message>
<source>The archive is no OVA</source>
<translation>L’archive n’est pas une OVA</translation>
</message>
<message>
<source>The archive is no XVA</source>
<translation>L’archive n’est pas un XVA</translation>
</message>
<message>
<source>The bandwidth limit of an interface of {object} could not be set</source>
<translation>La limite de débit d’une interface de {object} n’a pas pu être réglée</translation>
</message>
<message>
<source>The bond has the address.</source>
<translation>C’est l’agrégation qui a l’adresse.</translation>
</message>
<message>
<source>The bundle could not be saved.</source>
<translation>Le dossier n’a pas pu être enregistré.</translation>
</message>
<message>
<source>The cap must be between 0 and {most} %</source>
<translation>Le plafond doit être entre 0 et {most} %</translation>
</message>
<message>
<source>The cards have different settings</source>
<translation>Les cartes ont des réglages différents</translation>
</message>
<message>
<source>The certificate cannot be read</source>
<translation>Le certificat ne peut pas être lu</translation>
</message>
<message>
<source>The certificate has expired</source>
<translation>Le certificat a expiré</translation>
</message>
<message>
<source>The certificate is not valid yet</source>
<translation>Le certificat n’est pas encore valide</translation>
</message>
<message>
<source>The certificate of {endpoint} has changed</source>
<translation>Le certificat de {endpoint} a changé</translation>
</message>
<message>
<source>The certificate of {endpoint} is not trusted yet</source>
<translation>Le certificat de {endpoint} n’est pas encore approuvé</translation>
</message>
<message>
<source>The certificate of {object} expires within 14 days</source>
<translation>Le certificat de {object} expire dans moins de 14 jours</translation>
</message>
<message>
<source>The certificate of {object} expires within 30 days</source>
<translation>Le certificat de {object} expire dans moins de 30 jours</translation>
</message>
<message>
<source>The certificate of {object} expires within 7 days</source>
<translation>Le certificat de {object} expire dans moins de 7 jours</translation>
</message>
<message>
<source>The certificate of {object} has expired</source>
<translation>Le certificat de {object} a expiré</translation>
</message>
<message>
<source>The certificates could not be written.</source>
<translation>Les certificats n’ont pas pu être écrits.</translation>
</message>
<message>
<source>The certificates do not follow one another</source>
<translation>Les certificats ne se suivent pas</translation>
</message>
<message>
<source>The clock of {object} went backwards</source>
<translation>L’horloge de {object} a reculé</translation>
</message>
<message>
<source>The clocks of the hosts differ</source>
<translation>Les horloges des hôtes diffèrent</translation>
</message>
<message>
<source>The cluster nearly loses its majority</source>
<translation>La grappe est près de perdre sa majorité</translation>
</message>
<message>
<source>The cluster software is out of date</source>
<translation>Le logiciel de grappe n’est pas à jour</translation>
</message>
<message>
<source>The configured keyring, {wanted}, is not one that keeps secrets safe.</source>
<translation>Le trousseau configuré, {wanted}, n’est pas de ceux qui gardent les secrets en sûreté.</translation>
</message>
<message>
<source>The connection is closed</source>
<translation>La connexion est fermée</translation>
</message>
<message>
<source>The connection of {SR} cannot be another</source>
<translation>La connexion de {SR} ne peut pas être autre</translation>
</message>
<message>
<source>The connection to the pool is lost</source>
<translation>La connexion au pool est perdue</translation>
</message>
<message>
<source>The connection was closed</source>
<translation>La connexion a été fermée</translation>
</message>
<message>
<source>The console has another address. Connecting again…</source>
<translation>La console a une autre adresse. Reconnexion…</translation>
</message>
<message>
<source>The console is not connected.</source>
<translation>La console n’est pas connectée.</translation>
</message>
<message>
<source>The console of {name} is in a window of its own</source>
<translation>La console de {name} est dans sa propre fenêtre</translation>
</message>
<message>
<source>The control domain has {size} now. Another size counts once the host has restarted.</source>
<translation>Le domaine de contrôle a {size} maintenant. Une autre taille compte une fois l’hôte redémarré.</translation>
</message>
<message>
<source>The control domain of the host, to be put back on the same host after a loss. VMs and storage are not in it, secrets of the pool are.</source>
<translation>Le domaine de contrôle de l’hôte, à remettre sur le même hôte après une perte. Les VM et le stockage n’y sont pas, les secrets du pool y sont.</translation>
</message>
<message>
<source>The control domain of {object} runs out of memory</source>
<translation>Le domaine de contrôle de {object} manque de mémoire</translation>
</message>
<message>
<source>The coordinator answered wrongly while joining</source>
<translation>Le coordinateur a mal répondu pendant l’adhésion</translation>
</message>
<message>
<source>The coordinator answers</source>
<translation>Le coordinateur répond</translation>
</message>
<message>
<source>The coordinator cannot connect to the member's management address</source>
<translation>Le coordinateur ne peut pas joindre l’adresse d’administration du membre</translation>
</message>
<message>
<source>The coordinator cannot leave its pool.</source>
<translation>Le coordinateur ne peut pas quitter son pool.</translation>
</message>
<message>
<source>The coordinator cannot remove itself</source>
<translation>Le coordinateur ne peut pas se retirer lui-même</translation>
</message>
<message>
<source>The coordinator cannot talk to the host.</source>
<translation>Le coordinateur ne peut pas parler à l’hôte.</translation>
</message>
<message>
<source>The coordinator does not know this member</source>
<translation>Le coordinateur ne connaît pas ce membre</translation>
</message>
<message>
<source>The coordinator {coordinator} lacks packages too</source>
<translation>Il manque aussi des paquets au coordinateur {coordinator}</translation>
</message>
<message>
<source>The copy is there, but the snapshot it was made from could not be deleted</source>
<translation>La copie est là, mais l’instantané dont elle vient n’a pas pu être supprimé</translation>
</message>
<message>
<source>The copy of the pool's database on shared storage cannot be written</source>
<translation>La copie de la base de données du pool sur le stockage partagé ne peut être écrite</translation>
</message>
<message>
<source>The copy of the pool's database on shared storage is in order again</source>
<translation>La copie de la base de données du pool sur le stockage partagé est de nouveau en ordre</translation>
</message>
<message>
<source>The data of the disk did not come in order</source>
<translation>Les données du disque ne sont pas arrivées dans l’ordre</translation>
</message>
<message>
<source>The data of the image are in another file</source>
<translation>Les données de l’image sont dans un autre fichier</translation>
</message>
<message>
<source>The data of {VDI} is gone</source>
<translation>Les données de {VDI} ont disparu</translation>
</message>
<message>
<source>The description of the VM cannot be read</source>
<translation>La description de la VM est illisible</translation>
</message>
<message>
<source>The destination host did not answer</source>
<translation>L’hôte de destination n’a pas répondu</translation>
</message>
<message>
<source>The device is attached already</source>
<translation>Le périphérique est déjà attaché</translation>
</message>
<message>
<source>The device number is not valid</source>
<translation>Le numéro de périphérique n’est pas valide</translation>
</message>
<message>
<source>The device parameter is missing</source>
<translation>Le paramètre de périphérique manque</translation>
</message>
<message>
<source>The device path is not valid</source>
<translation>Le chemin de périphérique n’est pas valide</translation>
</message>
<message>
<source>The devices of {VM} stay as they are</source>
<translation>Les périphériques de {VM} restent tels quels</translation>
</message>
<message>
<source>The directory is asked who that is. Members of a group have its role.</source>
<translation>L’annuaire est interrogé. Les membres d’un groupe ont son rôle.</translation>
</message>
<message>
<source>The directory service did not answer</source>
<translation>Le service d’annuaire n’a pas répondu</translation>
</message>
<message>
<source>The directory service does not know this user or group</source>
<translation>Le service d’annuaire ne connaît pas cet utilisateur ou groupe</translation>
</message>
<message>
<source>The disk could not be created</source>
<translation>Le disque n’a pas pu être créé</translation>
</message>
<message>
<source>The disk in this image has no size</source>
<translation>Le disque de cette image n’a pas de taille</translation>
</message>
<message>
<source>The disk is called {name} and has {size}.</source>
<translation>Le disque s’appelle {name} et fait {size}.</translation>
</message>
<message>
<source>The disk is in use</source>
<translation>Le disque est utilisé</translation>
</message>
<message>
<source>The disk is not available</source>
<translation>Le disque n’est pas disponible</translation>
</message>
<message>
<source>The disk is too large for this format</source>
<translation>Le disque est trop grand pour ce format</translation>
</message>
<message>
<source>The disk of {block} should have come before</source>
<translation>Le disque de {block} aurait dû venir avant</translation>
</message>
<message>
<source>The disk priority of {object} could not be set</source>
<translation>La priorité disque de {object} n’a pas pu être réglée</translation>
</message>
<message>
<source>The disk size is not valid</source>
<translation>La taille du disque n’est pas valide</translation>
</message>
<message>
<source>The disk's data is missing</source>
<translation>Les données du disque manquent</translation>
</message>
<message>
<source>The disk's data is not on {SR}</source>
<translation>Les données du disque ne sont pas sur {SR}</translation>
</message>
<message>
<source>The domain does not accept this user and password</source>
<translation>Le domaine n’accepte pas cet utilisateur et ce mot de passe</translation>
</message>
<message>
<source>The domain does not answer</source>
<translation>Le domaine ne répond pas</translation>
</message>
<message>
<source>The domain was not found</source>
<translation>Le domaine est introuvable</translation>
</message>
<message>
<source>The drive has room for {most}</source>
<translation>Le lecteur a de la place pour {most}</translation>
</message>
<message>
<source>The drive of {VM} is not there yet</source>
<translation>Le lecteur de {VM} n’est pas encore là</translation>
</message>
<message>
<source>The driver cannot tell what is there. To attach storage that was there before with its disks, enter its UUID; else a new storage is made.</source>
<translation>Le pilote ne peut pas dire ce qui s’y trouve. Pour rattacher un stockage qui s’y trouvait déjà, avec ses disques, saisissez son UUID ; sinon un nouveau stockage est créé.</translation>
</message>
<message>
<source>The driver does not support this</source>
<translation>Le pilote ne prend pas cela en charge</translation>
</message>
<message>
<source>The driver does not tell what is based on what: each disk stands alone here.</source>
<translation>Le pilote ne dit pas ce qui repose sur quoi : chaque disque est seul ici.</translation>
</message>
<message>
<source>The driver of {SR} cannot do this</source>
<translation>Le pilote de {SR} ne peut pas faire cela</translation>
</message>
<message>
<source>The end of {method} was not seen: it may have succeeded or not. {checked}.</source>
<translation>La fin de {method} n’a pas été vue : l’appel a pu réussir ou non. {checked}.</translation>
</message>
<message>
<source>The file also holds {count} more, snapshots for the most part, which are imported with it.</source>
<translation>Le fichier en contient {count} de plus, surtout des instantanés, importés avec elle.</translation>
</message>
<message>
<source>The file cannot be read</source>
<translation>Le fichier ne peut pas être lu</translation>
</message>
<message>
<source>The file cannot be unpacked</source>
<translation>Le fichier ne peut pas être décompressé</translation>
</message>
<message>
<source>The file describes a VM, but its disks are not in it</source>
<translation>Le fichier décrit une VM, mais ses disques n’y sont pas</translation>
</message>
<message>
<source>The file ended too early</source>
<translation>Le fichier s’est terminé trop tôt</translation>
</message>
<message>
<source>The file ends before the data that its tables speak of.</source>
<translation>Le fichier se termine avant les données dont parlent ses tables.</translation>
</message>
<message>
<source>The file ends too early</source>
<translation>Le fichier se termine trop tôt</translation>
</message>
<message>
<source>The file goes on after the end of the archive</source>
<translation>Le fichier continue après la fin de l’archive</translation>
</message>
<message>
<source>The file has its name only when all of the disk is in it.</source>
<translation>Le fichier n’a son nom que lorsque tout le disque s’y trouve.</translation>
</message>
<message>
<source>The file has {size}, as much as the disk, and so much is transferred.</source>
<translation>Le fichier fait {size}, autant que le disque, et tout est transféré.</translation>
</message>
<message>
<source>The file has {size}.</source>
<translation>Le fichier fait {size}.</translation>
</message>
<message>
<source>The file is an XVA of before XenServer 4</source>
<translation>Le fichier est un XVA d’avant XenServer 4</translation>
</message>
<message>
<source>The file is compressed while it is written, on this computer.</source>
<translation>Le fichier est compressé pendant qu’il est écrit, sur cet ordinateur.</translation>
</message>
<message>
<source>The file is damaged at byte {offset}, after {before}</source>
<translation>Le fichier est endommagé à l’octet {offset}, après {before}</translation>
</message>
<message>
<source>The file is damaged. Copy it again from where it was made, or export the VM again.</source>
<translation>Le fichier est endommagé. Copiez-le à nouveau depuis sa source, ou exportez la VM à nouveau.</translation>
</message>
<message>
<source>The file is empty, or cannot be read</source>
<translation>Le fichier est vide ou illisible</translation>
</message>
<message>
<source>The file is larger than {most}</source>
<translation>Le fichier dépasse {most}</translation>
</message>
<message>
<source>The file is looked at…</source>
<translation>Examen du fichier…</translation>
</message>
<message>
<source>The file is no XVA</source>
<translation>Le fichier n’est pas un XVA</translation>
</message>
<message>
<source>The file is not a valid XVA file</source>
<translation>Le fichier n’est pas un fichier XVA valide</translation>
</message>
<message>
<source>The file is not in PEM form</source>
<translation>Le fichier n’est pas au format PEM</translation>
</message>
<message>
<source>The file needs {needed}.</source>
<translation>Le fichier demande {needed}.</translation>
</message>
<message>
<source>The file refers to something it does not contain</source>
<translation>Le fichier fait référence à quelque chose qu’il ne contient pas</translation>
</message>
<message>
<source>The file says little of the machine: this suits most systems.</source>
<translation>Le fichier dit peu de la machine : ceci convient à la plupart des systèmes.</translation>
</message>
<message>
<source>The file system could not be created</source>
<translation>Le système de fichiers n’a pas pu être créé</translation>
</message>
<message>
<source>The file system for logs is nearly full</source>
<translation>Le système de fichiers des journaux est presque plein</translation>
</message>
<message>
<source>The file system of the control domain is nearly full</source>
<translation>Le système de fichiers du domaine de contrôle est presque plein</translation>
</message>
<message>
<source>The file was made of it. Two VMs cannot have the same identity.</source>
<translation>Le fichier en a été fait. Deux VM ne peuvent pas avoir la même identité.</translation>
</message>
<message>
<source>The filter looks at the columns that are shown.</source>
<translation>Le filtre porte sur les colonnes affichées.</translation>
</message>
<message>
<source>The first address only</source>
<translation>La première adresse seulement</translation>
</message>
<message>
<source>The first figures come in a few seconds.</source>
<translation>Les premiers chiffres arrivent dans quelques secondes.</translation>
</message>
<message>
<source>The first interface is the one the VM would start from over the network.</source>
<translation>La première interface est celle depuis laquelle la VM démarrerait par le réseau.</translation>
</message>
<message>
<source>The first line must say what it is, such as {header}.</source>
<translation>La première ligne doit dire ce que c’est, par exemple {header}.</translation>
</message>
<message>
<source>The folder is looked at</source>
<translation>Examen du dossier en cours</translation>
</message>
<message>
<source>The format of {VDI} cannot be compared block by block</source>
<translation>Le format de {VDI} ne se laisse pas comparer bloc par bloc</translation>
</message>
<message>
<source>The former coordinator</source>
<translation>L’ancien coordinateur</translation>
</message>
<message>
<source>The freed space of {SR} was not reclaimed</source>
<translation>L’espace libéré de {SR} n’a pas été récupéré</translation>
</message>
<message>
<source>The full name of the domain is needed</source>
<translation>Il faut le nom complet du domaine</translation>
</message>
<message>
<source>The gateway is not in {subnet}</source>
<translation>La passerelle n’est pas dans {subnet}</translation>
</message>
<message>
<source>The guest crashed while this was going on.</source>
<translation>L’invité a planté pendant ce temps.</translation>
</message>
<message>
<source>The guest did not begin to shut down.</source>
<translation>L’invité n’a pas commencé à s’arrêter.</translation>
</message>
<message>
<source>The guest did not begin to suspend.</source>
<translation>L’invité n’a pas commencé à se suspendre.</translation>
</message>
<message>
<source>The guest did not give back memory in time</source>
<translation>L’invité n’a pas rendu de mémoire à temps</translation>
</message>
<message>
<source>The guest did not release {device}</source>
<translation>L’invité n’a pas libéré {device}</translation>
</message>
<message>
<source>The guest did not release {device} in time</source>
<translation>L’invité n’a pas libéré {device} à temps</translation>
</message>
<message>
<source>The guest does not announce that it can do this: it has no guest tools, or is still starting.</source>
<translation>L’invité n’annonce pas en être capable : il n’a pas d’outils invités, ou il démarre encore.</translation>
</message>
<message>
<source>The guest had {seconds} s and is still running.</source>
<translation>L’invité a eu {seconds} s et tourne encore.</translation>
</message>
<message>
<source>The guest had {seconds} s.</source>
<translation>L’invité a eu {seconds} s.</translation>
</message>
<message>
<source>The guest is asked to reboot. Whoever uses it is cut off for a while.</source>
<translation>Il est demandé à l’invité de redémarrer. Ses utilisateurs sont coupés un moment.</translation>
</message>
<message>
<source>The guest is asked to shut down. Whoever uses it is cut off.</source>
<translation>Il est demandé à l’invité de s’arrêter. Ses utilisateurs sont coupés.</translation>
</message>
<message>
<source>The guest locked the tray</source>
<translation>L’invité a verrouillé le tiroir</translation>
</message>
<message>
<source>The guest rebooted while this was going on.</source>
<translation>L’invité a redémarré pendant ce temps.</translation>
</message>
<message>
<source>The guest restarts once; then it can be shut down, suspended and migrated from here.</source>
<translation>L’invité redémarre une fois ; ensuite on peut l’arrêter, le suspendre et le migrer d’ici.</translation>
</message>
<message>
<source>The guest says: {reason}.</source>
<translation>L’invité dit : {reason}.</translation>
</message>
<message>
<source>The guest shut down while this was going on.</source>
<translation>L’invité s’est arrêté pendant ce temps.</translation>
</message>
<message>
<source>The guest tools are in the drive of {VM}</source>
<translation>Les outils invités sont dans le lecteur de {VM}</translation>
</message>
<message>
<source>The guest tools of {VM} are too old</source>
<translation>Les outils invités de {VM} sont trop anciens</translation>
</message>
<message>
<source>The guest was asked too often</source>
<translation>L’invité a été sollicité trop souvent</translation>
</message>
<message>
<source>The header of the image is damaged</source>
<translation>L’en-tête de l’image est endommagé</translation>
</message>
<message>
<source>The heartbeat is on {names}. To move it switch high availability off first.</source>
<translation>Le heartbeat est sur {names}. Pour le déplacer, désactivez d’abord la haute disponibilité.</translation>
</message>
<message>
<source>The heartbeat needs a storage</source>
<translation>Le heartbeat a besoin d’un stockage</translation>
</message>
<message>
<source>The heartbeat network of {object} has an error</source>
<translation>Le réseau de heartbeat de {object} est en erreur</translation>
</message>
<message>
<source>The heartbeat of {object} is nearly too slow</source>
<translation>Le heartbeat de {object} est presque trop lent</translation>
</message>
<message>
<source>The host answered with HTTP {status}: {words}.</source>
<translation>L’hôte a répondu HTTP {status} : {words}.</translation>
</message>
<message>
<source>The host cannot be evacuated</source>
<translation>L’hôte ne peut pas être évacué</translation>
</message>
<message>
<source>The host cannot reach that storage.</source>
<translation>L’hôte ne peut pas atteindre ce stockage.</translation>
</message>
<message>
<source>The host closed the console</source>
<translation>L’hôte a fermé la console</translation>
</message>
<message>
<source>The host does not have this plug-in</source>
<translation>L’hôte n’a pas ce greffon</translation>
</message>
<message>
<source>The host does not say what a report can hold: it holds all there is.</source>
<translation>L’hôte ne dit pas ce qu’un rapport peut contenir : il contient tout.</translation>
</message>
<message>
<source>The host failed halfway through a failover and retries</source>
<translation>L’hôte a échoué au milieu d’une bascule et réessaie</translation>
</message>
<message>
<source>The host gives no console of a paused VM.</source>
<translation>L’hôte ne donne pas de console d’une VM en pause.</translation>
</message>
<message>
<source>The host gives no figures now. {why}</source>
<translation>L’hôte ne donne pas de mesures maintenant. {why}</translation>
</message>
<message>
<source>The host has lost its coordinator</source>
<translation>L’hôte a perdu son coordinateur</translation>
</message>
<message>
<source>The host has no connection to the storage now.</source>
<translation>L’hôte n’a pas de connexion au stockage maintenant.</translation>
</message>
<message>
<source>The host has no file system of ZFS.</source>
<translation>L’hôte n’a pas de système de fichiers ZFS.</translation>
</message>
<message>
<source>The host has no interface on that network.</source>
<translation>L’hôte n’a pas d’interface sur ce réseau.</translation>
</message>
<message>
<source>The host has no management address</source>
<translation>L’hôte n’a pas d’adresse d’administration</translation>
</message>
<message>
<source>The host has no plug-in {names}; on XCP-ng it is in the package xcp-ng-xapi-plugins.</source>
<translation>L’hôte n’a pas le greffon {names} ; sur XCP-ng, il est dans le paquet xcp-ng-xapi-plugins.</translation>
</message>
<message>
<source>The host has no room for the upload</source>
<translation>L’hôte n’a pas de place pour le téléversement</translation>
</message>
<message>
<source>The host has too few processors</source>
<translation>L’hôte a trop peu de processeurs</translation>
</message>
<message>
<source>The host has {most} in all</source>
<translation>L’hôte a {most} en tout</translation>
</message>
<message>
<source>The host is asked for its disks and their health only when you want to know.</source>
<translation>L’hôte n’est interrogé sur ses disques et leur état que lorsque vous voulez le savoir.</translation>
</message>
<message>
<source>The host is asked what a report can hold.</source>
<translation>L’hôte est interrogé sur ce qu’un rapport peut contenir.</translation>
</message>
<message>
<source>The host is asked.</source>
<translation>L’hôte est interrogé.</translation>
</message>
<message>
<source>The host is being asked…</source>
<translation>Interrogation de l’hôte…</translation>
</message>
<message>
<source>The host is configured as a member of itself</source>
<translation>L’hôte est configuré comme membre de lui-même</translation>
</message>
<message>
<source>The host is managed over {PIF} already</source>
<translation>L’hôte est déjà administré par {PIF}</translation>
</message>
<message>
<source>The host is not alive</source>
<translation>L’hôte n’est pas en vie</translation>
</message>
<message>
<source>The host is not in maintenance</source>
<translation>L’hôte n’est pas en maintenance</translation>
</message>
<message>
<source>The host is not installed on one.</source>
<translation>L’hôte n’est pas installé sur un RAID logiciel.</translation>
</message>
<message>
<source>The host is off that network until it is plugged again, or a VM that needs it starts there.</source>
<translation>L’hôte quitte ce réseau jusqu’à ce qu’elle soit rebranchée, ou qu’une VM qui en a besoin y démarre.</translation>
</message>
<message>
<source>The host is reached by this interface's address from then on. The former one keeps its address.</source>
<translation>L’hôte est alors joint par l’adresse de cette interface. L’ancienne garde son adresse.</translation>
</message>
<message>
<source>The host is standalone already</source>
<translation>L’hôte est déjà autonome</translation>
</message>
<message>
<source>The host is still starting</source>
<translation>L’hôte démarre encore</translation>
</message>
<message>
<source>The host is told, and its toolstack restarts. This takes a minute or more.</source>
<translation>L’hôte est prévenu et sa toolstack redémarre. Cela prend une minute ou plus.</translation>
</message>
<message>
<source>The host leaves the pool, wipes its own storage and reboots. It is a pool of its own then, as after its installation.</source>
<translation>L’hôte quitte le pool, efface son propre stockage et redémarre. Il est ensuite un pool à lui seul, comme après son installation.</translation>
</message>
<message>
<source>The host lost the heartbeat disk</source>
<translation>L’hôte a perdu le disque de heartbeat</translation>
</message>
<message>
<source>The host makes a new certificate and signs it itself. This window learns from the host, over the connection it trusts now, which one that is, and expects it from then on. Other computers ask before they trust it.</source>
<translation>L’hôte crée un nouveau certificat et le signe lui-même. Cette fenêtre apprend de l’hôte, par la connexion qu’elle approuve maintenant, lequel c’est, et l’attend désormais. Les autres ordinateurs demandent avant de l’approuver.</translation>
</message>
<message>
<source>The host may be busy or restarting.</source>
<translation>L’hôte est peut-être occupé ou en cours de redémarrage.</translation>
</message>
<message>
<source>The host may be very busy or restarting. Try again in a moment.</source>
<translation>L’hôte est peut-être très occupé ou en cours de redémarrage. Réessayez dans un instant.</translation>
</message>
<message>
<source>The host records no figures of this kind.</source>
<translation>L’hôte n’enregistre pas de mesures de cette sorte.</translation>
</message>
<message>
<source>The host refused the new root password</source>
<translation>L’hôte a refusé le nouveau mot de passe root</translation>
</message>
<message>
<source>The host says: {text}.</source>
<translation>L’hôte dit : {text}.</translation>
</message>
<message>
<source>The host says: {words}.</source>
<translation>L’hôte dit : {words}.</translation>
</message>
<message>
<source>The host sent an image of another disk</source>
<translation>L’hôte a envoyé l’image d’un autre disque</translation>
</message>
<message>
<source>The host stays the coordinator</source>
<translation>L’hôte reste coordinateur</translation>
</message>
<message>
<source>The host tells of no disk.</source>
<translation>L’hôte n’indique aucun disque.</translation>
</message>
<message>
<source>The host that joins signs in to this pool with them.</source>
<translation>L’hôte qui rejoint le pool s’y connecte avec eux.</translation>
</message>
<message>
<source>The host's after a reboot</source>
<translation>À l’hôte après un redémarrage</translation>
</message>
<message>
<source>The host's metrics are not readable</source>
<translation>Les mesures de l’hôte ne sont pas lisibles</translation>
</message>
<message>
<source>The host's optical drive is empty</source>
<translation>Le lecteur optique de l’hôte est vide</translation>
</message>
<message>
<source>The host's own configuration has it.</source>
<translation>C’est la configuration propre de l’hôte qui l’a.</translation>
</message>
<message>
<source>The hosts cannot be in one pool</source>
<translation>Les hôtes ne peuvent pas être dans un même pool</translation>
</message>
<message>
<source>The hosts measure nothing of this storage, as of libraries and of some types of storage.</source>
<translation>Les hôtes ne mesurent rien de ce stockage, comme pour les bibliothèques et certains types de stockage.</translation>
</message>
<message>
<source>The hosts of the pool use different directories of users</source>
<translation>Les hôtes du pool utilisent des annuaires d’utilisateurs différents</translation>
</message>
<message>
<source>The hosts raise an alarm when a figure stays past its limit. It comes with the messages of the pool.</source>
<translation>Les hôtes déclenchent une alarme quand une valeur reste au-delà de sa limite. Elle arrive avec les messages du pool.</translation>
</message>
<message>
<source>The hosts that form this pool are listed here.</source>
<translation>Les hôtes qui forment ce pool sont listés ici.</translation>
</message>
<message>
<source>The hosts verify each other’s certificates already</source>
<translation>Les hôtes vérifient déjà leurs certificats entre eux</translation>
</message>
<message>
<source>The iSCSI device did not appear</source>
<translation>Le périphérique iSCSI n’est pas apparu</translation>
</message>
<message>
<source>The iSCSI initiator name could not be set</source>
<translation>Le nom d’initiateur iSCSI n’a pas pu être défini</translation>
</message>
<message>
<source>The image claims to hold a disk of {size}</source>
<translation>L’image prétend contenir un disque de {size}</translation>
</message>
<message>
<source>The image holds only what differs from another image</source>
<translation>L’image ne contient que ce qui diffère d’une autre image</translation>
</message>
<message>
<source>The image is damaged</source>
<translation>L’image est endommagée</translation>
</message>
<message>
<source>The image is encrypted</source>
<translation>L’image est chiffrée</translation>
</message>
<message>
<source>The image is not complete</source>
<translation>L’image est incomplète</translation>
</message>
<message>
<source>The image refers to a file that is not beside it</source>
<translation>L’image renvoie à un fichier qui n’est pas à côté d’elle</translation>
</message>
<message>
<source>The image says that it is damaged</source>
<translation>L’image se dit endommagée</translation>
</message>
<message>
<source>The image was not closed properly</source>
<translation>L’image n’a pas été fermée correctement</translation>
</message>
<message>
<source>The interface has no IP address</source>
<translation>L’interface n’a pas d’adresse IP</translation>
</message>
<message>
<source>The intermediate certificates are not valid PEM</source>
<translation>Les certificats intermédiaires ne sont pas du PEM valide</translation>
</message>
<message>
<source>The joining host cannot connect to the coordinator</source>
<translation>L’hôte entrant ne peut pas joindre le coordinateur</translation>
</message>
<message>
<source>The joining host has VM operations in progress</source>
<translation>L’hôte entrant a des opérations de VM en cours</translation>
</message>
<message>
<source>The joining host leads a pool of several hosts</source>
<translation>L’hôte entrant dirige un pool de plusieurs hôtes</translation>
</message>
<message>
<source>The kernel of {object} reports errors</source>
<translation>Le noyau de {object} signale des erreurs</translation>
</message>
<message>
<source>The key is encrypted</source>
<translation>La clé est chiffrée</translation>
</message>
<message>
<source>The key is not PEM PKCS#8</source>
<translation>La clé n’est pas en PEM PKCS#8</translation>
</message>
<message>
<source>The key is pressed on its console until the screen changes, for ten seconds at most.</source>
<translation>La touche est pressée sur sa console jusqu’à ce que l’écran change, dix secondes au plus.</translation>
</message>
<message>
<source>The key of the certificate is weak</source>
<translation>La clé du certificat est faible</translation>
</message>
<message>
<source>The keyring does not answer. It may be waiting for you to unlock it.</source>
<translation>Le trousseau ne répond pas. Il attend peut-être que vous le déverrouilliez.</translation>
</message>
<message>
<source>The keyring holds a session without an address.</source>
<translation>Le trousseau contient une session sans adresse.</translation>
</message>
<message>
<source>The keyring is locked.</source>
<translation>Le trousseau est verrouillé.</translation>
</message>
<message>
<source>The keyring no longer holds your session.</source>
<translation>Le trousseau ne contient plus votre session.</translation>
</message>
<message>
<source>The keyring refused ({name}).</source>
<translation>Le trousseau a refusé ({name}).</translation>
</message>
<message>
<source>The keys in it are gone for good, and with them what only they open, such as disks that BitLocker has encrypted.</source>
<translation>Les clés qu’il contient sont perdues pour de bon, et avec elles ce qu’elles seules ouvrent, comme les disques chiffrés par BitLocker.</translation>
</message>
<message>
<source>The length of the prefix is needed, such as /64</source>
<translation>Il faut la longueur du préfixe, par exemple /64</translation>
</message>
<message>
<source>The licence does not cover scheduled snapshots</source>
<translation>La licence ne couvre pas les instantanés planifiés</translation>
</message>
<message>
<source>The licence does not include this</source>
<translation>La licence ne comprend pas cela</translation>
</message>
<message>
<source>The licence file could not be read</source>
<translation>Le fichier de licence n’a pas pu être lu</translation>
</message>
<message>
<source>The licence of the host has run out</source>
<translation>La licence de l’hôte est épuisée</translation>
</message>
<message>
<source>The licence of the package was not accepted</source>
<translation>La licence du paquet n’a pas été acceptée</translation>
</message>
<message>
<source>The licence of {object} expires soon</source>
<translation>La licence de {object} expire bientôt</translation>
</message>
<message>
<source>The licence of {object} has expired</source>
<translation>La licence de {object} a expiré</translation>
</message>
<message>
<source>The licence server of {object} can be reached</source>
<translation>Le serveur de licences de {object} est joignable</translation>
</message>
<message>
<source>The licence server of {object} cannot be reached</source>
<translation>Le serveur de licences de {object} n’est pas joignable</translation>
</message>
<message>
<source>The limit must be from {least} to {most}</source>
<translation>La limite doit aller de {least} à {most}</translation>
</message>
<message>
<source>The list of pools could not be saved: {error}</source>
<translation>La liste des pools n’a pas pu être enregistrée : {error}</translation>
</message>
<message>
<source>The list of updates could not be fetched</source>
<translation>La liste des mises à jour n’a pas pu être récupérée</translation>
</message>
<message>
<source>The local administrator has one password for all hosts of the pool, here and at their own consoles. Sessions that stand go on.</source>
<translation>L’administrateur local a un seul mot de passe pour tous les hôtes du pool, ici et à leurs propres consoles. Les sessions ouvertes continuent.</translation>
</message>
<message>
<source>The local administrator of the host that is told.</source>
<translation>L’administrateur local de l’hôte à prévenir.</translation>
</message>
<message>
<source>The location parameter is missing</source>
<translation>Le paramètre d’emplacement manque</translation>
</message>
<message>
<source>The management interface moves to the bond, on every host.</source>
<translation>L’interface d’administration passe à l’agrégation, sur chaque hôte.</translation>
</message>
<message>
<source>The manifest of the package cannot be read</source>
<translation>Le manifeste du paquet est illisible</translation>
</message>
<message>
<source>The memory is saved to storage. Nothing runs until it is resumed.</source>
<translation>La mémoire est enregistrée sur le stockage. Rien ne fonctionne jusqu’à la reprise.</translation>
</message>
<message>
<source>The memory limits are not in order</source>
<translation>Les limites de mémoire ne sont pas dans l’ordre</translation>
</message>
<message>
<source>The memory limits do not fit together</source>
<translation>Les limites de mémoire ne vont pas ensemble</translation>
</message>
<message>
<source>The memory of {VM} could not be saved</source>
<translation>La mémoire de {VM} n’a pas pu être enregistrée</translation>
</message>
<message>
<source>The menu of what is selected</source>
<translation>Le menu de ce qui est sélectionné</translation>
</message>
<message>
<source>The message is meant for diagnosis: {message}.</source>
<translation>Le message est destiné au diagnostic : {message}.</translation>
</message>
<message>
<source>The meta data has no instance-id</source>
<translation>Les métadonnées n’ont pas d’instance-id</translation>
</message>
<message>
<source>The name cannot be resolved</source>
<translation>Le nom ne peut pas être résolu</translation>
</message>
<message>
<source>The name has letters, digits, dots and dashes, and ends in .iso or .img</source>
<translation>Le nom se compose de lettres, de chiffres, de points et de tirets, et finit par .iso ou .img</translation>
</message>
<message>
<source>The name of a power-on script on the coordinator.</source>
<translation>Le nom d’un script d’allumage sur le coordinateur.</translation>
</message>
<message>
<source>The name the host calls itself, such as xcp-01.example.com</source>
<translation>Le nom que l’hôte se donne, par exemple xcp-01.example.com</translation>
</message>
<message>
<source>The network</source>
<translation>Le réseau</translation>
</message>
<message>
<source>The network (PXE)</source>
<translation>Le réseau (PXE)</translation>
</message>
<message>
<source>The network configuration has no version</source>
<translation>La configuration réseau n’a pas de version</translation>
</message>
<message>
<source>The network's purposes exclude each other</source>
<translation>Les rôles du réseau s’excluent l’un l’autre</translation>
</message>
<message>
<source>The networks this host takes part in are listed here, with its address on each.</source>
<translation>Les réseaux auxquels cet hôte participe sont listés ici, avec son adresse sur chacun.</translation>
</message>
<message>
<source>The next backup of this disk will be a full one.</source>
<translation>La prochaine sauvegarde de ce disque sera complète.</translation>
</message>
<message>
<source>The number must be between 0 and {most}</source>
<translation>Le numéro doit être entre 0 et {most}</translation>
</message>
<message>
<source>The object is gone.</source>
<translation>L’objet a disparu.</translation>
</message>
<message>
<source>The object no longer exists</source>
<translation>L’objet n’existe plus</translation>
</message>
<message>
<source>The one it had: UUID and MAC addresses</source>
<translation>Celle qu’elle avait : UUID et adresses MAC</translation>
</message>
<message>
<source>The operation failed for some members of the appliance</source>
<translation>L’opération a échoué pour certains membres de la vApp</translation>
</message>
<message>
<source>The other hosts lose their coordinator for that time; then they are told where it is.</source>
<translation>Les autres hôtes perdent leur coordinateur pendant ce temps ; on leur dit ensuite où il est.</translation>
</message>
<message>
<source>The other image is {base}.</source>
<translation>L’autre image est {base}.</translation>
</message>
<message>
<source>The others keep their connection. Try again when the cause is gone.</source>
<translation>Les autres gardent leur connexion. Réessayez quand la cause aura disparu.</translation>
</message>
<message>
<source>The package contradicts itself</source>
<translation>Le paquet se contredit</translation>
</message>
<message>
<source>The package describes no VM</source>
<translation>Le paquet ne décrit aucune VM</translation>
</message>
<message>
<source>The package has no manifest</source>
<translation>Le paquet n’a pas de manifeste</translation>
</message>
<message>
<source>The package holds {count} VMs</source>
<translation>Le paquet contient {count} VM</translation>
</message>
<message>
<source>The package names a file that it must not: {name}</source>
<translation>Le paquet nomme un fichier interdit : {name}</translation>
</message>
<message>
<source>The package was changed after it was signed</source>
<translation>Le paquet a été modifié après sa signature</translation>
</message>
<message>
<source>The packages of {host} were not all installed</source>
<translation>Les paquets de {host} n’ont pas tous été installés</translation>
</message>
<message>
<source>The partition could not be created</source>
<translation>La partition n’a pas pu être créée</translation>
</message>
<message>
<source>The partition is in use</source>
<translation>La partition est utilisée</translation>
</message>
<message>
<source>The passed-through USB device is not available there</source>
<translation>Le périphérique USB transmis n’y est pas disponible</translation>
</message>
<message>
<source>The password is right, but this user may not administer the pool.</source>
<translation>Le mot de passe est juste, mais cet utilisateur ne peut pas administrer le pool.</translation>
</message>
<message>
<source>The past could not be read. {why}</source>
<translation>Le passé n’a pas pu être lu. {why}</translation>
</message>
<message>
<source>The picture could not be written to {path}.</source>
<translation>L’image n’a pas pu être écrite dans {path}.</translation>
</message>
<message>
<source>The plug-in does not know this function</source>
<translation>Le greffon ne connaît pas cette fonction</translation>
</message>
<message>
<source>The pool accepts uploads of known length only</source>
<translation>Le pool n’accepte que des téléversements de longueur connue</translation>
</message>
<message>
<source>The pool allows one session at a time. {endpoint} says: {words}.</source>
<translation>Le pool permet une session à la fois. {endpoint} dit : {words}.</translation>
</message>
<message>
<source>The pool answered with {code}</source>
<translation>Le pool a répondu {code}</translation>
</message>
<message>
<source>The pool can survive fewer failures than before</source>
<translation>Le pool peut survivre à moins de pannes qu’avant</translation>
</message>
<message>
<source>The pool cannot bear so many failures</source>
<translation>Le pool ne peut pas supporter autant de pannes</translation>
</message>
<message>
<source>The pool cannot do this</source>
<translation>Le pool ne peut pas faire cela</translation>
</message>
<message>
<source>The pool computes how many it can bear.</source>
<translation>Le pool calcule combien il peut en supporter.</translation>
</message>
<message>
<source>The pool could not ask its directory about this user: {message}.</source>
<translation>Le pool n’a pas pu interroger son annuaire sur cet utilisateur : {message}.</translation>
</message>
<message>
<source>The pool could not tell what its hosts lack</source>
<translation>Le pool n’a pas pu dire ce qui manque à ses hôtes</translation>
</message>
<message>
<source>The pool did not accept it. Nothing was changed.</source>
<translation>Le pool ne l’a pas accepté. Rien n’a été changé.</translation>
</message>
<message>
<source>The pool did not accept the password of {user}.</source>
<translation>Le pool n’a pas accepté le mot de passe de {user}.</translation>
</message>
<message>
<source>The pool did not accept this password.</source>
<translation>Le pool n’a pas accepté ce mot de passe.</translation>
</message>
<message>
<source>The pool does not allow this</source>
<translation>Le pool ne permet pas cela</translation>
</message>
<message>
<source>The pool does not allow this now</source>
<translation>Le pool ne permet pas cela maintenant</translation>
</message>
<message>
<source>The pool does not hear from {hosts}: no interface is made there.</source>
<translation>Le pool est sans nouvelles de {hosts} : aucune interface n’y est créée.</translation>
</message>
<message>
<source>The pool does not know this key</source>
<translation>Le pool ne connaît pas cette clé</translation>
</message>
<message>
<source>The pool does not know where its events were read last</source>
<translation>Le pool ne sait pas où ses événements ont été lus pour la dernière fois</translation>
</message>
<message>
<source>The pool does not know {uuid}.</source>
<translation>Le pool ne connaît pas {uuid}.</translation>
</message>
<message>
<source>The pool does not let VMs start by themselves; its own setting has to allow that too.</source>
<translation>Le pool ne laisse pas les VM démarrer d’elles-mêmes ; son propre réglage doit aussi le permettre.</translation>
</message>
<message>
<source>The pool does not let this be cancelled now</source>
<translation>Le pool ne laisse pas annuler cela maintenant</translation>
</message>
<message>
<source>The pool does not list this among what may be done with the object at the moment, and gives no reason.</source>
<translation>Le pool ne compte pas cela parmi ce qui peut être fait de l’objet en ce moment, et ne donne pas de raison.</translation>
</message>
<message>
<source>The pool does not manage {network}</source>
<translation>Le pool ne gère pas {network}</translation>
</message>
<message>
<source>The pool does not support them any more.</source>
<translation>Le pool ne les prend plus en charge.</translation>
</message>
<message>
<source>The pool does not take this address for a repository</source>
<translation>Le pool n’accepte pas cette adresse pour un dépôt</translation>
</message>
<message>
<source>The pool has another list of updates by now</source>
<translation>Le pool a entre-temps une autre liste de mises à jour</translation>
</message>
<message>
<source>The pool has ended the session you stayed signed in with.</source>
<translation>Le pool a mis fin à la session avec laquelle vous restiez connecté.</translation>
</message>
<message>
<source>The pool has forgotten this sign-in: its toolstack restarted, or there were too many sessions.</source>
<translation>Le pool a oublié cette connexion : sa toolstack a redémarré, ou il y avait trop de sessions.</translation>
</message>
<message>
<source>The pool has no contact with the host.</source>
<translation>Le pool n’a pas de contact avec l’hôte.</translation>
</message>
<message>
<source>The pool has no disc to insert</source>
<translation>Le pool n’a pas de disque à insérer</translation>
</message>
<message>
<source>The pool has no disc with guest tools</source>
<translation>Le pool n’a pas de disque des outils invités</translation>
</message>
<message>
<source>The pool has no message about it, and there are no snapshots by it.</source>
<translation>Le pool n’a aucun message à son sujet, et elle n’a pris aucun instantané.</translation>
</message>
<message>
<source>The pool has no repositories of updates</source>
<translation>Le pool n’a pas de dépôts de mises à jour</translation>
</message>
<message>
<source>The pool has no sign of life from the host.</source>
<translation>Le pool n’a pas de signe de vie de l’hôte.</translation>
</message>
<message>
<source>The pool has no valid default storage</source>
<translation>Le pool n’a pas de stockage par défaut valide</translation>
</message>
<message>
<source>The pool has one host only, so {VM} has nowhere to go.</source>
<translation>Le pool n’a qu’un hôte, {VM} ne peut donc aller nulle part.</translation>
</message>
<message>
<source>The pool has too many unfinished tasks</source>
<translation>Le pool a trop de tâches inachevées</translation>
</message>
<message>
<source>The pool has {count} hosts</source>
<translation>Le pool a {count} hôtes</translation>
</message>
<message>
<source>The pool is administered through its coordinator at {address}.</source>
<translation>Le pool s’administre par son coordinateur, à {address}.</translation>
</message>
<message>
<source>The pool is asked what stands in the way.</source>
<translation>Le pool est interrogé sur ce qui fait obstacle.</translation>
</message>
<message>
<source>The pool is asked.</source>
<translation>Le pool est interrogé.</translation>
</message>
<message>
<source>The pool is busy</source>
<translation>Le pool est occupé</translation>
</message>
<message>
<source>The pool is in a domain already</source>
<translation>Le pool est déjà dans un domaine</translation>
</message>
<message>
<source>The pool is in no domain</source>
<translation>Le pool n’est dans aucun domaine</translation>
</message>
<message>
<source>The pool is overloaded</source>
<translation>Le pool est surchargé</translation>
</message>
<message>
<source>The pool is too full for what high availability promises</source>
<translation>Le pool est trop plein pour ce que promet la haute disponibilité</translation>
</message>
<message>
<source>The pool itself puts them there.</source>
<translation>Le pool les y met lui-même.</translation>
</message>
<message>
<source>The pool knows no repository.</source>
<translation>Le pool ne connaît aucun dépôt.</translation>
</message>
<message>
<source>The pool lists a text console for VMs with a serial port, and for control domains.</source>
<translation>Le pool indique une console texte pour les VM avec un port série, et pour les domaines de contrôle.</translation>
</message>
<message>
<source>The pool lists no console for this VM that could be shown.</source>
<translation>Le pool n’indique pour cette VM aucune console qui puisse être affichée.</translation>
</message>
<message>
<source>The pool loses contact with {hosts}.</source>
<translation>Le pool perd le contact avec {hosts}.</translation>
</message>
<message>
<source>The pool loses contact with {host} for some seconds, until it is reached at its new address.</source>
<translation>Le pool perd le contact avec {host} quelques secondes, jusqu’à ce qu’il soit joint à sa nouvelle adresse.</translation>
</message>
<message>
<source>The pool loses its name and description, and its host is listed by its own name. Nothing else changes: VMs run on, and a name can be given again.</source>
<translation>Le pool perd son nom et sa description, et son hôte est listé sous son propre nom. Rien d’autre ne change : les VM continuent de tourner, et un nom peut être redonné.</translation>
</message>
<message>
<source>The pool lost track of its events</source>
<translation>Le pool a perdu le fil de ses événements</translation>
</message>
<message>
<source>The pool names none, or something that is no address.</source>
<translation>Le pool n’en indique aucune, ou quelque chose qui n’est pas une adresse.</translation>
</message>
<message>
<source>The pool no longer has this call</source>
<translation>Le pool n’a plus cet appel</translation>
</message>
<message>
<source>The pool no longer knows it, nor the names of its disks. What is on it stays, and can be added again.</source>
<translation>Le pool ne le connaît plus, ni les noms de ses disques. Ce qu’il contient reste, et peut être ajouté de nouveau.</translation>
</message>
<message>
<source>The pool no longer knows the session of {user}, as after a restart of the toolstack.</source>
<translation>Le pool ne connaît plus la session de {user}, comme après un redémarrage de la toolstack.</translation>
</message>
<message>
<source>The pool no longer supports this call</source>
<translation>Le pool ne prend plus en charge cet appel</translation>
</message>
<message>
<source>The pool ran into an error of its own</source>
<translation>Le pool a rencontré une erreur interne</translation>
</message>
<message>
<source>The pool reaches the host by this interface.</source>
<translation>Le pool atteint l’hôte par cette interface.</translation>
</message>
<message>
<source>The pool reaches the host by {PIF}</source>
<translation>Le pool atteint l’hôte par {PIF}</translation>
</message>
<message>
<source>The pool says: {message}.</source>
<translation>Le pool dit : {message}.</translation>
</message>
<message>
<source>The pool says: {reason}.</source>
<translation>Le pool dit : {reason}.</translation>
</message>
<message>
<source>The pool takes the snapshots by itself, by the clock of its coordinator.</source>
<translation>Le pool prend les instantanés lui-même, selon l’horloge de son coordinateur.</translation>
</message>
<message>
<source>The pool this window shows has the uuid {expected}, the one that answered {found}. The host may have been moved out of its pool.</source>
<translation>Le pool de cette fenêtre a l’UUID {expected}, celui qui a répondu {found}. L’hôte a peut-être été sorti de son pool.</translation>
</message>
<message>
<source>The pool uses it for {uses}.</source>
<translation>Le pool l’utilise pour {uses}.</translation>
</message>
<message>
<source>The pool uses no repository</source>
<translation>Le pool n’utilise aucun dépôt</translation>
</message>
<message>
<source>The pool uses this repository</source>
<translation>Le pool utilise ce dépôt</translation>
</message>
<message>
<source>The pool's contact is interrupted with {hosts}.</source>
<translation>Le contact du pool est interrompu avec {hosts}.</translation>
</message>
<message>
<source>The pool's licence or edition lacks this feature.</source>
<translation>La licence ou l’édition du pool n’a pas cette fonction.</translation>
</message>
<message>
<source>The pool's licence or edition lacks {feature}.</source>
<translation>La licence ou l’édition du pool n’a pas la fonction {feature}.</translation>
</message>
<message>
<source>The pool's own certificate of {object} expires within 14 days</source>
<translation>Le certificat interne au pool de {object} expire dans moins de 14 jours</translation>
</message>
<message>
<source>The pool's own certificate of {object} expires within 30 days</source>
<translation>Le certificat interne au pool de {object} expire dans moins de 30 jours</translation>
</message>
<message>
<source>The pool's own certificate of {object} expires within 7 days</source>
<translation>Le certificat interne au pool de {object} expire dans moins de 7 jours</translation>
</message>
<message>
<source>The pool's own certificate of {object} has expired</source>
<translation>Le certificat interne au pool de {object} a expiré</translation>
</message>
<message>
<source>The port must be 1 to 65535</source>
<translation>Le port doit être de 1 à 65535</translation>
</message>
<message>
<source>The present password is wrong</source>
<translation>Le mot de passe actuel est faux</translation>
</message>
<message>
<source>The processor features differ from those the VM had when it was last started.</source>
<translation>Les fonctions du processeur diffèrent de celles que la VM avait à son dernier démarrage.</translation>
</message>
<message>
<source>The product's own servers</source>
<translation>Les serveurs du produit</translation>
</message>
<message>
<source>The program examines a connection from a terminal, step by step: certificate, sign-in, loading, events and consoles. Its report holds no password and can be passed on.</source>
<translation>Le programme examine une connexion depuis un terminal, pas à pas : certificat, connexion, chargement, événements et consoles. Son rapport ne contient pas de mot de passe et peut être transmis.</translation>
</message>
<message>
<source>The rate must be a number up to {most}</source>
<translation>Le débit doit être un nombre jusqu’à {most}</translation>
</message>
<message>
<source>The reason given: {reason}.</source>
<translation>Raison donnée : {reason}.</translation>
</message>
<message>
<source>The request did not succeed</source>
<translation>La requête n’a pas abouti</translation>
</message>
<message>
<source>The request is too long for {endpoint}</source>
<translation>La requête est trop longue pour {endpoint}</translation>
</message>
<message>
<source>The running guest loses the disk at once. Unmount it in the guest first.</source>
<translation>L’invité en marche perd le disque aussitôt. Démontez-le d’abord dans l’invité.</translation>
</message>
<message>
<source>The same NICs of every host are joined. Addresses, VLANs and VMs on them go over to the bond by themselves.</source>
<translation>Les mêmes cartes de chaque hôte sont réunies. Leurs adresses, VLAN et VM passent d’eux-mêmes à l’agrégation.</translation>
</message>
<message>
<source>The same VM: it keeps its UUID and MAC addresses</source>
<translation>La même VM : elle garde son UUID et ses adresses MAC</translation>
</message>
<message>
<source>The same or a newer version of {VM} exists</source>
<translation>La même version de {VM} ou une plus récente existe</translation>
</message>
<message>
<source>The saved memory of {VM} is missing</source>
<translation>La mémoire enregistrée de {VM} manque</translation>
</message>
<message>
<source>The screen is not there yet</source>
<translation>L’écran n’est pas encore là</translation>
</message>
<message>
<source>The second digit of an interface’s own address is even.</source>
<translation>Le deuxième chiffre de l’adresse propre d’une interface est pair.</translation>
</message>
<message>
<source>The secret by which its hosts know each other is replaced on all of them. VMs run on. Make no other change to the pool meanwhile; backups of hosts made before hold the old secret.</source>
<translation>Le secret par lequel ses hôtes se reconnaissent est remplacé sur chacun d’eux. Les VM continuent de tourner. Ne changez rien d’autre au pool pendant ce temps ; les sauvegardes d’hôtes antérieures contiennent l’ancien secret.</translation>
</message>
<message>
<source>The server parameter is missing</source>
<translation>Le paramètre de serveur manque</translation>
</message>
<message>
<source>The session has ended</source>
<translation>La session est terminée</translation>
</message>
<message>
<source>The session is not registered for events</source>
<translation>La session n’est pas inscrite aux événements</translation>
</message>
<message>
<source>The session is over</source>
<translation>La session est terminée</translation>
</message>
<message>
<source>The settings are gone for good, and everything that is ticked here with them.</source>
<translation>Les réglages sont perdus pour de bon, et avec eux tout ce qui est coché ici.</translation>
</message>
<message>
<source>The settings could not be saved: {error}</source>
<translation>Les paramètres n’ont pas pu être enregistrés : {error}</translation>
</message>
<message>
<source>The settings of {VM} stay as they are</source>
<translation>Les réglages de {VM} restent tels quels</translation>
</message>
<message>
<source>The shared file system cannot be written</source>
<translation>Le système de fichiers partagé ne peut être écrit</translation>
</message>
<message>
<source>The signature does not match {file}.</source>
<translation>La signature ne correspond pas à {file}.</translation>
</message>
<message>
<source>The signature must be SHA-256 or SHA-512</source>
<translation>La signature doit être SHA-256 ou SHA-512</translation>
</message>
<message>
<source>The signature of the certificate is weak</source>
<translation>La signature du certificat est faible</translation>
</message>
<message>
<source>The signature of the package cannot be read</source>
<translation>La signature du paquet ne peut pas être lue</translation>
</message>
<message>
<source>The size must be between {least} and {most}</source>
<translation>La taille doit être entre {least} et {most}</translation>
</message>
<message>
<source>The snapshot schedule still has VMs</source>
<translation>La planification d’instantanés a encore des VM</translation>
</message>
<message>
<source>The snapshot that was taken of {VM} for it is still there</source>
<translation>L’instantané de {VM} pris à cette fin est toujours là</translation>
</message>
<message>
<source>The snapshot was taken {when}.</source>
<translation>L’instantané a été pris le {when}.</translation>
</message>
<message>
<source>The state file of {object} is nearly too slow</source>
<translation>Le fichier d’état de {object} est presque trop lent</translation>
</message>
<message>
<source>The statistics of {object} could not be kept on the coordinator</source>
<translation>Les statistiques de {object} n’ont pas pu être gardées sur le coordinateur</translation>
</message>
<message>
<source>The status report could not be produced</source>
<translation>Le rapport d’état n’a pas pu être produit</translation>
</message>
<message>
<source>The storage does not give access to the disk now.</source>
<translation>Le stockage ne donne pas accès au disque maintenant.</translation>
</message>
<message>
<source>The storage driver does not implement this</source>
<translation>Le pilote de stockage ne met pas cela en œuvre</translation>
</message>
<message>
<source>The storage driver found too little room.</source>
<translation>Le pilote de stockage a trouvé trop peu de place.</translation>
</message>
<message>
<source>The storage driver hit an unexpected exception</source>
<translation>Le pilote de stockage a rencontré une exception imprévue</translation>
</message>
<message>
<source>The storage driver reported an error</source>
<translation>Le pilote de stockage a signalé une erreur</translation>
</message>
<message>
<source>The storage driver says: {text}.</source>
<translation>Le pilote de stockage dit : {text}.</translation>
</message>
<message>
<source>The storage exists already</source>
<translation>Le stockage existe déjà</translation>
</message>
<message>
<source>The storage is in use</source>
<translation>Le stockage est utilisé</translation>
</message>
<message>
<source>The storage is not available</source>
<translation>Le stockage n’est pas disponible</translation>
</message>
<message>
<source>The storage is not empty</source>
<translation>Le stockage n’est pas vide</translation>
</message>
<message>
<source>The storage is the local cache of {host}</source>
<translation>Le stockage est le cache local de {host}</translation>
</message>
<message>
<source>The storage is wiped. Everything on it is gone for good.</source>
<translation>Le stockage est effacé. Tout ce qu’il contient est perdu pour de bon.</translation>
</message>
<message>
<source>The storage still has disks</source>
<translation>Le stockage a encore des disques</translation>
</message>
<message>
<source>The storage's metadata is damaged</source>
<translation>Les métadonnées du stockage sont endommagées</translation>
</message>
<message>
<source>The subject has this role already</source>
<translation>Le sujet a déjà ce rôle</translation>
</message>
<message>
<source>The subnet ends before {last}</source>
<translation>Le sous-réseau finit avant {last}</translation>
</message>
<message>
<source>The sum of the dynamic maxima of what runs here</source>
<translation>La somme des maxima dynamiques de ce qui tourne ici</translation>
</message>
<message>
<source>The sum of the dynamic maxima of what runs in the pool</source>
<translation>La somme des maximums dynamiques de ce qui tourne dans le pool</translation>
</message>
<message>
<source>The switch behind the NIC has to let this VLAN through, on every host.</source>
<translation>Le commutateur derrière la carte doit laisser passer ce VLAN, sur chaque hôte.</translation>
</message>
<message>
<source>The system of its template does not work with {firmware}</source>
<translation>Le système de son modèle ne fonctionne pas avec {firmware}</translation>
</message>
<message>
<source>The system of this template needs a TPM</source>
<translation>Le système de ce modèle a besoin d’un TPM</translation>
</message>
<message>
<source>The table was not exported</source>
<translation>Le tableau n’a pas été exporté</translation>
</message>
<message>
<source>The tables of the image are damaged</source>
<translation>Les tables de l’image sont endommagées</translation>
</message>
<message>
<source>The tables of the image are too large</source>
<translation>Les tables de l’image sont trop grandes</translation>
</message>
<message>
<source>The target parameter is missing</source>
<translation>Le paramètre de cible manque</translation>
</message>
<message>
<source>The task was cancelled before it ended.</source>
<translation>La tâche a été annulée avant la fin.</translation>
</message>
<message>
<source>The template recommends {limits}</source>
<translation>Le modèle recommande {limits}</translation>
</message>
<message>
<source>The template takes at most {most} disks and drives</source>
<translation>Le modèle accepte au plus {most} disques et lecteurs</translation>
</message>
<message>
<source>The template takes at most {most} interfaces</source>
<translation>Le modèle accepte au plus {most} interfaces</translation>
</message>
<message>
<source>The template “Other install media” is not in this pool</source>
<translation>Le modèle « Other install media » n’est pas dans ce pool</translation>
</message>
<message>
<source>The thin-provisioned volume group is full</source>
<translation>Le groupe de volumes à allocation fine est plein</translation>
</message>
<message>
<source>The toolstack needs at least {least}</source>
<translation>La toolstack a besoin d’au moins {least}</translation>
</message>
<message>
<source>The toolstack of {object} nearly answers too late</source>
<translation>La toolstack de {object} répond presque trop tard</translation>
</message>
<message>
<source>The toolstacks of all hosts restart; VMs run on. Tasks of the pool that run now are lost from sight. This window loses its connection, and comes back by itself in about a minute.</source>
<translation>La toolstack de tous les hôtes redémarre ; les VM continuent de tourner. Les tâches du pool en cours sont perdues de vue. Cette fenêtre perd sa connexion et revient d’elle-même au bout d’une minute environ.</translation>
</message>
<message>
<source>The tunnel's transport interface has no IP configuration</source>
<translation>L’interface de transport du tunnel n’a pas de configuration IP</translation>
</message>
<message>
<source>The two are not the same</source>
<translation>Les deux ne sont pas identiques</translation>
</message>
<message>
<source>The updates could not be installed on {host}</source>
<translation>Les mises à jour n’ont pas pu être installées sur {host}</translation>
</message>
<message>
<source>The user name or password is wrong</source>
<translation>Le nom d’utilisateur ou le mot de passe est faux</translation>
</message>
<message>
<source>The usual</source>
<translation>Habituelles</translation>
</message>
<message>
<source>The vCPUs do not fill whole sockets</source>
<translation>Les vCPU ne remplissent pas des sockets entiers</translation>
</message>
<message>
<source>The value is out of range or malformed.</source>
<translation>La valeur est hors limites ou mal formée.</translation>
</message>
<message>
<source>The values could not be written: {error}</source>
<translation>Les valeurs n’ont pas pu être écrites : {error}</translation>
</message>
<message>
<source>The virtual GPU cannot be placed on that host</source>
<translation>Le GPU virtuel ne peut pas être placé sur cet hôte</translation>
</message>
<message>
<source>The virtual functions of {PIF} are in use</source>
<translation>Les fonctions virtuelles de {PIF} sont utilisées</translation>
</message>
<message>
<source>The volume group could not be created (device in use or not empty)</source>
<translation>Le groupe de volumes n’a pas pu être créé (périphérique utilisé ou non vide)</translation>
</message>
<message>
<source>The way to storage is interrupted: {storage}.</source>
<translation>L’accès au stockage est interrompu : {storage}.</translation>
</message>
<message>
<source>The weight must be between 1 and {most}</source>
<translation>Le poids doit être entre 1 et {most}</translation>
</message>
<message>
<source>The whole card</source>
<translation>La carte entière</translation>
</message>
<message>
<source>Their sessions end on the pool. They can sign in again at once.</source>
<translation>Leurs sessions se terminent sur le pool. Ils peuvent se reconnecter aussitôt.</translation>
</message>
<message>
<source>Theme</source>
<translation>Thème</translation>
</message>
<message>
<source>Theme of the system</source>
<translation>Thème du système</translation>
</message>
<message>
<source>There are VMs called {names} already.</source>
<translation>Il existe déjà des VM nommées {names}.</translation>
</message>
<message>
<source>There are no figures of this kind.</source>
<translation>Il n’y a pas de mesures de cette sorte.</translation>
</message>
<message>
<source>There are no tasks to show</source>
<translation>Il n’y a pas de tâches à afficher</translation>
</message>
<message>
<source>There are {count} charts already</source>
<translation>Il y a déjà {count} graphiques</translation>
</message>
<message>
<source>There can be {most} fields at most</source>
<translation>Il peut y avoir {most} champs au plus</translation>
</message>
<message>
<source>There is a VM called {name} already.</source>
<translation>Il existe déjà une VM nommée {name}.</translation>
</message>
<message>
<source>There is a field of that name already</source>
<translation>Il y a déjà un champ de ce nom</translation>
</message>
<message>
<source>There is a file of this name already</source>
<translation>Il y a déjà un fichier de ce nom</translation>
</message>
<message>
<source>There is a repository of that name or address already</source>
<translation>Il y a déjà un dépôt de ce nom ou de cette adresse</translation>
</message>
<message>
<source>There is no connection to that pool</source>
<translation>Il n’y a pas de connexion à ce pool</translation>
</message>
<message>
<source>There is no description of a VM (.ovf) in it.</source>
<translation>Elle ne contient aucune description de VM (.ovf).</translation>
</message>
<message>
<source>There is no field yet.</source>
<translation>Il n’y a pas encore de champ.</translation>
</message>
<message>
<source>There is no file system of a disc on it: a VM may not be able to read it.</source>
<translation>Il ne porte aucun système de fichiers de disque : une VM pourrait ne pas pouvoir le lire.</translation>
</message>
<message>
<source>There is no folder {folder}</source>
<translation>Le dossier {folder} n’existe pas</translation>
</message>
<message>
<source>There is no other host</source>
<translation>Il n’y a pas d’autre hôte</translation>
</message>
<message>
<source>There is no other host in the pool</source>
<translation>Il n’y a pas d’autre hôte dans le pool</translation>
</message>
<message>
<source>There is no other host: its VMs have to be suspended or shut down.</source>
<translation>Il n’y a pas d’autre hôte : ses VM doivent être suspendues ou arrêtées.</translation>
</message>
<message>
<source>There is no shared storage for the heartbeat.</source>
<translation>Il n’y a pas de stockage partagé pour le heartbeat.</translation>
</message>
<message>
<source>There is no ssh on this computer</source>
<translation>Il n’y a pas de ssh sur cet ordinateur</translation>
</message>
<message>
<source>There is no storage of a pool yet.</source>
<translation>Il n’y a pas encore de stockage d’un pool.</translation>
</message>
<message>
<source>There is no term “{name}:”. There are {terms}.</source>
<translation>Le terme « {name}: » n’existe pas. Il y a {terms}.</translation>
</message>
<message>
<source>There is no terminal on this computer</source>
<translation>Il n’y a pas de terminal sur cet ordinateur</translation>
</message>
<message>
<source>There is nothing in it</source>
<translation>Il n’y a rien dedans</translation>
</message>
<message>
<source>There is nothing to do with {host}</source>
<translation>Il n’y a rien à faire avec {host}</translation>
</message>
<message>
<source>There is nothing to see on a console while the VM is off.</source>
<translation>Il n’y a rien à voir sur une console tant que la VM est arrêtée.</translation>
</message>
<message>
<source>There is nothing to take back</source>
<translation>Il n’y a rien à reprendre</translation>
</message>
<message>
<source>There is storage of this or another pool. Attach it only if no other pool uses it.</source>
<translation>Il y a un stockage de ce pool ou d’un autre. Ne le rattachez que si aucun autre pool ne l’utilise.</translation>
</message>
<message>
<source>These are missing: {devices}. VMs on the networks behind them cannot run there.</source>
<translation>Il manque : {devices}. Les VM des réseaux correspondants ne peuvent pas y tourner.</translation>
</message>
<message>
<source>These hosts use the new size only after a restart, since they need the interface: {hosts}.</source>
<translation>Ces hôtes n’emploient la nouvelle taille qu’après un redémarrage, car ils ont besoin de l’interface : {hosts}.</translation>
</message>
<message>
<source>These storages and everything on them will be gone for good: {names}.</source>
<translation>Ces stockages et tout leur contenu seront perdus pour de bon : {names}.</translation>
</message>
<message>
<source>They are as they were</source>
<translation>Ils sont comme ils étaient</translation>
</message>
<message>
<source>They are copied, then the old ones go.</source>
<translation>Ils sont copiés, puis les anciens sont supprimés.</translation>
</message>
<message>
<source>They are removed from the pool, for everybody.</source>
<translation>Elles sont retirées du pool, pour tout le monde.</translation>
</message>
<message>
<source>They are {PIF}. This is about {PIF}.</source>
<translation>Ce sont {PIF}. Il s’agit de {PIF}.</translation>
</message>
<message>
<source>They are {VIF}. This is about {VIF}.</source>
<translation>Ce sont {VIF}. Il s’agit de {VIF}.</translation>
</message>
<message>
<source>They are: {VMs}.</source>
<translation>Ce sont : {VMs}.</translation>
</message>
<message>
<source>They break the rule {constraint}.</source>
<translation>Elles enfreignent la règle {constraint}.</translation>
</message>
<message>
<source>They can be used after a restart of the host.</source>
<translation>Elles sont utilisables après un redémarrage de l’hôte.</translation>
</message>
<message>
<source>They cannot sign in to the pool any more, and their sessions end. Nothing changes in the directory.</source>
<translation>Ils ne peuvent plus se connecter au pool et leurs sessions se terminent. Rien ne change dans l’annuaire.</translation>
</message>
<message>
<source>They count from the VM’s next start, on the host that has them; that host must have let go of them. The VM can then neither move nor be suspended.</source>
<translation>Ils valent dès le prochain démarrage de la VM, sur l’hôte qui les a ; cet hôte doit les avoir libérés. La VM ne peut alors ni se déplacer ni être suspendue.</translation>
</message>
<message>
<source>They keep the packet size they began with.</source>
<translation>Elles gardent la taille de paquet avec laquelle elles ont commencé.</translation>
</message>
<message>
<source>They point to places that are not in the file.</source>
<translation>Elles désignent des endroits hors du fichier.</translation>
</message>
<message>
<source>They use the same place of the file more than once.</source>
<translation>Elles utilisent plusieurs fois le même endroit du fichier.</translation>
</message>
<message>
<source>Thick</source>
<translation>Alloué d’avance</translation>
</message>
<message>
<source>Thin</source>
<translation>Alloué à l’usage</translation>
</message>
<message>
<source>This VM has no TPM.</source>
<translation>Cette VM n’a pas de TPM.</translation>
</message>
<message>
<source>This VM has no console now.</source>
<translation>Cette VM n’a pas de console maintenant.</translation>
</message>
<message>
<source>This computer expects the certificate above from then on; others ask before they trust it.</source>
<translation>Cet ordinateur attend désormais le certificat ci-dessus ; les autres demandent avant de l’approuver.</translation>
</message>
<message>
<source>This computer has not seen its certificate before.</source>
<translation>Cet ordinateur n’a encore jamais vu son certificat.</translation>
</message>
<message>
<source>This file holds a VM, not a disk alone</source>
<translation>Ce fichier contient une VM, pas un disque seul</translation>
</message>
<message>
<source>This file is no disk image that can be read</source>
<translation>Ce fichier n’est pas une image disque lisible</translation>
</message>
<message>
<source>This frees up to {size}.</source>
<translation>Cela libère jusqu’à {size}.</translation>
</message>
<message>
<source>This host has lost its coordinator. VMs run on, but the pool cannot be managed.</source>
<translation>Cet hôte a perdu son coordinateur. Les VM continuent de tourner, mais le pool ne peut pas être administré.</translation>
</message>
<message>
<source>This host is a member of a pool</source>
<translation>Cet hôte est membre d’un pool</translation>
</message>
<message>
<source>This is about {PIF}.</source>
<translation>Il s’agit de {PIF}.</translation>
</message>
<message>
<source>This is about {SR}.</source>
<translation>Il s’agit de {SR}.</translation>
</message>
<message>
<source>This is about {VDI}.</source>
<translation>Il s’agit de {VDI}.</translation>
</message>
<message>
<source>This is about {VM}.</source>
<translation>Il s’agit de {VM}.</translation>
</message>
<message>
<source>This is about {host}.</source>
<translation>Il s’agit de {host}.</translation>
</message>
<message>
<source>This is about {network}.</source>
<translation>Il s’agit de {network}.</translation>
</message>
<message>
<source>This is for a pool that has lost it.</source>
<translation>Ceci est pour un pool qui l’a perdu.</translation>
</message>
<message>
<source>This is its last picture.</source>
<translation>Voici sa dernière image.</translation>
</message>
<message>
<source>This is like pressing reset: what the guest has not saved is lost.</source>
<translation>Cela revient à appuyer sur reset : ce que l’invité n’a pas enregistré est perdu.</translation>
</message>
<message>
<source>This is like pulling the plug: what the guest has not saved is lost.</source>
<translation>Cela revient à débrancher la prise : ce que l’invité n’a pas enregistré est perdu.</translation>
</message>
<message>
<source>This is like pulling the plugs of all its VMs: what is not saved is lost.</source>
<translation>Cela revient à débrancher toutes ses VM : ce qui n’est pas enregistré est perdu.</translation>
</message>
<message>
<source>This is needed</source>
<translation>C’est nécessaire</translation>
</message>
<message>
<source>This is no name for a file</source>
<translation>Ce n’est pas un nom de fichier</translation>
</message>
<message>
<source>This is not a UUID</source>
<translation>Ce n’est pas un UUID</translation>
</message>
<message>
<source>This is not permitted</source>
<translation>Cela n’est pas permis</translation>
</message>
<message>
<source>This is not possible while a PCI device of the host belongs to the VM.</source>
<translation>Impossible tant qu’un périphérique PCI de l’hôte appartient à la VM.</translation>
</message>
<message>
<source>This is not possible while a USB device is passed through.</source>
<translation>Impossible tant qu’un périphérique USB est transmis.</translation>
</message>
<message>
<source>This is not possible with a snapshot.</source>
<translation>Impossible avec un instantané.</translation>
</message>
<message>
<source>This is not possible with a template.</source>
<translation>Impossible avec un modèle.</translation>
</message>
<message>
<source>This is not possible with it.</source>
<translation>Impossible avec elle.</translation>
</message>
<message>
<source>This is not possible with one.</source>
<translation>Impossible avec l’un d’eux.</translation>
</message>
<message>
<source>This is not possible with that virtual GPU.</source>
<translation>Impossible avec ce GPU virtuel.</translation>
</message>
<message>
<source>This is only possible while it is {expected}.</source>
<translation>Possible seulement à l’état « {expected} ».</translation>
</message>
<message>
<source>This is possible with HVM guests only.</source>
<translation>Possible avec des invités HVM seulement.</translation>
</message>
<message>
<source>This is the present password</source>
<translation>C’est le mot de passe actuel</translation>
</message>
<message>
<source>This is too long to be typed: {count} characters, {most} are the most.</source>
<translation>C’est trop long à taper : {count} caractères, {most} au plus.</translation>
</message>
<message>
<source>This is version {version}. It is installed the way this one was.</source>
<translation>Ceci est la version {version}. La nouvelle s’installe comme celle-ci.</translation>
</message>
<message>
<source>This is where {VM} and its disks are.</source>
<translation>C’est là que se trouvent {VM} et ses disques.</translation>
</message>
<message>
<source>This kind of image cannot be read</source>
<translation>Ce type d’image ne peut pas être lu</translation>
</message>
<message>
<source>This line is not understood: {line}.</source>
<translation>Cette ligne est incompréhensible : {line}.</translation>
</message>
<message>
<source>This needs the guest tools, and none were detected in the VM.</source>
<translation>Il faut pour cela les outils invités, et aucun n’a été détecté dans la VM.</translation>
</message>
<message>
<source>This one has none of its own</source>
<translation>Celui-ci n’en a pas en propre</translation>
</message>
<message>
<source>This pool</source>
<translation>Ce pool</translation>
</message>
<message>
<source>This pool member cannot reach its coordinator and accepts only emergency calls.</source>
<translation>Ce membre du pool ne peut joindre son coordinateur et n’accepte que des appels d’urgence.</translation>
</message>
<message>
<source>This pool uses it as {SR}</source>
<translation>Ce pool l’utilise sous le nom {SR}</translation>
</message>
<message>
<source>This system offers no keyring that is running and safe.</source>
<translation>Ce système n’offre pas de trousseau actif et sûr.</translation>
</message>
<message>
<source>This user may not add computers to the domain</source>
<translation>Cet utilisateur ne peut pas ajouter d’ordinateurs au domaine</translation>
</message>
<message>
<source>This version of the pool cannot do that</source>
<translation>Cette version du pool ne peut pas faire cela</translation>
</message>
<message>
<source>This version of the pool expects another form of the call</source>
<translation>Cette version du pool attend une autre forme de l’appel</translation>
</message>
<message>
<source>This window is connected through this host. It expects the certificate above from then on, because you chose it here; other computers ask before they trust it.</source>
<translation>Cette fenêtre est connectée par cet hôte. Elle attend désormais le certificat ci-dessus, car vous l’avez choisi ici ; les autres ordinateurs demandent avant de l’approuver.</translation>
</message>
<message>
<source>This window is not signed in to a pool.</source>
<translation>Cette fenêtre n’est connectée à aucun pool.</translation>
</message>
<message>
<source>This window is read-only</source>
<translation>Cette fenêtre est en lecture seule</translation>
</message>
<message>
<source>This window loses its connection, until the host is switched on again.</source>
<translation>Cette fenêtre perd sa connexion, jusqu’à ce que l’hôte soit rallumé.</translation>
</message>
<message>
<source>This window's connection to the pool breaks for up to a minute, and comes back by itself.</source>
<translation>La connexion de cette fenêtre au pool se rompt jusqu’à une minute, puis revient d’elle-même.</translation>
</message>
<message>
<source>This window's connection to the pool breaks.</source>
<translation>La connexion de cette fenêtre au pool se rompt.</translation>
</message>
<message>
<source>Those of the package</source>
<translation>Celles du paquet</translation>
</message>
<message>
<source>Those that a VM writes to are copied from a snapshot, which is deleted then. Their copies are as disks after a power failure.</source>
<translation>Ceux dans lesquels une VM écrit sont copiés à partir d’un instantané, supprimé ensuite. Leurs copies sont comme des disques après une coupure de courant.</translation>
</message>
<message>
<source>Those that are shut down can start again when the maintenance ends.</source>
<translation>Celles qui sont arrêtées peuvent redémarrer à la fin de la maintenance.</translation>
</message>
<message>
<source>Threads</source>
<translation>Threads</translation>
</message>
<message>
<source>Throughput</source>
<translation>Débit</translation>
</message>
<message>
<source>Thursday</source>
<translation>jeudi</translation>
</message>
<message>
<source>Time</source>
<translation>Heure</translation>
</message>
<message>
<source>Time servers</source>
<translation>Serveurs de temps</translation>
</message>
<message>
<source>Time servers cannot be set so</source>
<translation>Les serveurs de temps ne peuvent pas être réglés ainsi</translation>
</message>
<message>
<source>Time servers from</source>
<translation>Serveurs de temps d’après</translation>
</message>
<message>
<source>Time servers of your own count only while they are its source.</source>
<translation>Vos propres serveurs de temps ne comptent que s’ils sont sa source.</translation>
</message>
<message>
<source>Time zone</source>
<translation>Fuseau horaire</translation>
</message>
<message>
<source>Times must be a minute or more</source>
<translation>Les durées doivent être d’au moins une minute</translation>
</message>
<message>
<source>Title of the chart</source>
<translation>Titre du graphique</translation>
</message>
<message>
<source>To compare, run this on the host:</source>
<translation>Pour comparer, exécutez ceci sur l’hôte :</translation>
</message>
<message>
<source>To go on, type {name}</source>
<translation>Pour continuer, tapez {name}</translation>
</message>
<message>
<source>To replace the trusted certificate, type {endpoint}</source>
<translation>Pour remplacer le certificat approuvé, tapez {endpoint}</translation>
</message>
<message>
<source>Tolerate failures of</source>
<translation>Tolérer la panne de</translation>
</message>
<message>
<source>Tolerate {count} again</source>
<translation>Tolérer de nouveau {count}</translation>
</message>
<message>
<source>Tolerate {fewer} instead of {now} meanwhile</source>
<translation>Tolérer {fewer} au lieu de {now} pendant ce temps</translation>
</message>
<message>
<source>Tolerates</source>
<translation>Tolère</translation>
</message>
<message>
<source>Too many snapshots in the chain</source>
<translation>Trop d’instantanés dans la chaîne</translation>
</message>
<message>
<source>Too many storage migrations at once</source>
<translation>Trop de migrations de stockage à la fois</translation>
</message>
<message>
<source>Tools version</source>
<translation>Version des outils</translation>
</message>
<message>
<source>Toolstack</source>
<translation>Toolstack</translation>
</message>
<message>
<source>Toolstack started</source>
<translation>Toolstack démarrée</translation>
</message>
<message>
<source>Top VMs</source>
<translation>Top des VM</translation>
</message>
<message>
<source>Topology</source>
<translation>Topologie</translation>
</message>
<message>
<source>Total</source>
<translation>Total</translation>
</message>
<message>
<source>Track changed blocks</source>
<translation>Suivre les blocs modifiés</translation>
</message>
<message>
<source>Track changed blocks of</source>
<translation>Suivre les blocs modifiés de</translation>
</message>
<message>
<source>Tracking changed blocks of {name}</source>
<translation>Suivi des blocs modifiés de {name}</translation>
</message>
<message>
<source>Traffic</source>
<translation>Trafic</translation>
</message>
<message>
<source>Transfer over</source>
<translation>Transférer par</translation>
</message>
<message>
<source>Tree</source>
<translation>Arborescence</translation>
</message>
<message>
<source>Tree as a list</source>
<translation>Arborescence en liste</translation>
</message>
<message>
<source>Tree by folder</source>
<translation>Arborescence par dossier</translation>
</message>
<message>
<source>Tree by host</source>
<translation>Arborescence par hôte</translation>
</message>
<message>
<source>Tree by tag</source>
<translation>Arborescence par étiquette</translation>
</message>
<message>
<source>Trust</source>
<translation>Confiance</translation>
</message>
<message>
<source>Trust it only if the host itself shows the same fingerprint.</source>
<translation>Ne lui faites confiance que si l’hôte lui-même affiche la même empreinte.</translation>
</message>
<message>
<source>Trust the system's certificate authorities</source>
<translation>Se fier aux autorités de certification du système</translation>
</message>
<message>
<source>Trust this certificate</source>
<translation>Approuver ce certificat</translation>
</message>
<message>
<source>Trusted</source>
<translation>Approuvé</translation>
</message>
<message>
<source>Trusted certificates</source>
<translation>Certificats approuvés</translation>
</message>
<message>
<source>Trusted since</source>
<translation>Approuvé depuis</translation>
</message>
<message>
<source>Trusted since {moment}.</source>
<translation>Approuvé depuis {moment}.</translation>
</message>
<message>
<source>Trusted since {since}</source>
<translation>Approuvé depuis le {since}</translation>
</message>
<message>
<source>Trusted until the program ends.</source>
<translation>Approuvé jusqu’à la fin du programme.</translation>
</message>
<message>
<source>Try again in a moment.</source>
<translation>Réessayez dans un instant.</translation>
</message>
<message>
<source>Try again in {wait} s.</source>
<translation>Réessayez dans {wait} s.</translation>
</message>
<message>
<source>Try again when some have ended.</source>
<translation>Réessayez quand quelques-unes seront terminées.</translation>
</message>
<message>
<source>Try again when the guest is less busy, or update its guest tools.</source>
<translation>Réessayez quand l’invité sera moins occupé, ou mettez à jour ses outils invités.</translation>
</message>
<message>
<source>Try again, or on another host.</source>
<translation>Réessayez, ou sur un autre hôte.</translation>
</message>
<message>
<source>Try again. If it happens again, the logs of the host say more.</source>
<translation>Réessayez. Si cela se reproduit, les journaux de l’hôte en disent plus.</translation>
</message>
<message>
<source>Try the demo pool</source>
<translation>Essayer le pool de démonstration</translation>
</message>
<message>
<source>Tuesday</source>
<translation>mardi</translation>
</message>
<message>
<source>Tunnel</source>
<translation>Tunnel</translation>
</message>
<message>
<source>Tunnels join the hosts (Open vSwitch)</source>
<translation>Des tunnels relient les hôtes (Open vSwitch)</translation>
</message>
<message>
<source>Tunnels run between the hosts' addresses on this NIC. A bond works as well.</source>
<translation>Les tunnels vont entre les adresses des hôtes sur cette carte. Une agrégation convient aussi.</translation>
</message>
<message>
<source>Turkish</source>
<translation>Turc</translation>
</message>
<message>
<source>Turn it off first.</source>
<translation>Désactivez-la d’abord.</translation>
</message>
<message>
<source>Two drives use the same device number</source>
<translation>Deux lecteurs utilisent le même numéro de périphérique</translation>
</message>
<message>
<source>Two interfaces with one address disturb each other.</source>
<translation>Deux interfaces de même adresse se gênent l’une l’autre.</translation>
</message>
<message>
<source>Type</source>
<translation>Type</translation>
</message>
<message>
<source>Type it</source>
<translation>Taper</translation>
</message>
<message>
<source>Type the word to go on, or attach it again as it is.</source>
<translation>Tapez le mot pour continuer, ou rattachez-le tel quel.</translation>
</message>
<message>
<source>Type {name} to go on</source>
<translation>Tapez {name} pour continuer</translation>
</message>
<message>
<source>Typed so far</source>
<translation>Déjà tapé</translation>
</message>
<message>
<source>Types this text on the keyboard of {vm_name}. The layout has to be the one that is set in the guest.</source>
<translation>Tape ce texte sur le clavier de {vm_name}. La disposition doit être celle réglée dans l’invité.</translation>
</message>
<message>
<source>Typing… {done} of {total} strokes. Esc stops it.</source>
<translation>Frappe… {done} touches sur {total}. Échap l’arrête.</translation>
</message>
<message>
<source>UEFI</source>
<translation>UEFI</translation>
</message>
<message>
<source>UEFI with Secure Boot</source>
<translation>UEFI avec Secure Boot</translation>
</message>
<message>
<source>USB</source>
<translation>USB</translation>
</message>
<message>
<source>USB device</source>
<translation>périphérique USB</translation>
</message>
<message>
<source>USB device of a VM</source>
<translation>périphérique USB d’une VM</translation>
</message>
<message>
<source>USB devices</source>
<translation>Appareils USB</translation>
</message>
<message>
<source>USB devices are allowed for VMs on the USB tab of the host they are plugged into.</source>
<translation>Les périphériques USB se permettent aux VM dans l’onglet USB de l’hôte où ils sont branchés.</translation>
</message>
<message>
<source>USB group</source>
<translation>Groupe USB</translation>
</message>
<message>
<source>USB version</source>
<translation>Version USB</translation>
</message>
<message>
<source>UUID</source>
<translation>UUID</translation>
</message>
<message>
<source>Uncompressed: for very fast networks</source>
<translation>Sans compression : pour les réseaux très rapides</translation>
</message>
<message>
<source>Undo</source>
<translation>Annuler</translation>
</message>
<message>
<source>Undo the last change</source>
<translation>Annuler le dernier changement</translation>
</message>
<message>
<source>Undo {title}</source>
<translation>Annuler {title}</translation>
</message>
<message>
<source>Undock</source>
<translation>Détacher la fenêtre</translation>
</message>
<message>
<source>Unique</source>
<translation>Unique</translation>
</message>
<message>
<source>Unknown</source>
<translation>Inconnu</translation>
</message>
<message>
<source>Unknown device</source>
<translation>Appareil inconnu</translation>
</message>
<message>
<source>Unknown type</source>
<translation>Type inconnu</translation>
</message>
<message>
<source>Unlocked</source>
<translation>Déverrouillé</translation>
</message>
<message>
<source>Unlocked: all traffic</source>
<translation>Déverrouillé : tout le trafic</translation>
</message>
<message>
<source>Unmount the device inside the guest first.</source>
<translation>Démontez d’abord le périphérique dans l’invité.</translation>
</message>
<message>
<source>Unmount the disc, and eject it here. No restart is needed.</source>
<translation>Démontez le disque, et éjectez-le ici. Aucun redémarrage n’est nécessaire.</translation>
</message>
<message>
<source>Unpack the package and its disks first.</source>
<translation>Décompressez d’abord le paquet et ses disques.</translation>
</message>
<message>
<source>Unpause</source>
<translation>Quitter la pause</translation>
</message>
<message>
<source>Unpause the VM to see its console.</source>
<translation>Sortez la VM de pause pour voir sa console.</translation>
</message>
<message>
<source>Unpaused</source>
<translation>Sortie de pause</translation>
</message>
<message>
<source>Unpausing</source>
<translation>Sortie de pause</translation>
</message>
<message>
<source>Unpausing {name}</source>
<translation>Sortie de pause de {name}</translation>
</message>
<message>
<source>Unplug</source>
<translation>Débrancher</translation>
</message>
<message>
<source>Unplug what uses it for a moment, so that it has the new size at once</source>
<translation>Débrancher un instant ce qui l’utilise, pour qu’il ait la nouvelle taille tout de suite</translation>
</message>
<message>
<source>Unplug {SR} from all hosts first</source>
<translation>Déconnectez d’abord {SR} de tous les hôtes</translation>
</message>
<message>
<source>Unplugged</source>
<translation>Débranché</translation>
</message>
<message>
<source>Unplugging {name}</source>
<translation>Débranchement de {name}</translation>
</message>
<message>
<source>Unreachable</source>
<translation>Injoignable</translation>
</message>
<message>
<source>Untagged</source>
<translation>Sans étiquette</translation>
</message>
<message>
<source>Up</source>
<translation>Actif</translation>
</message>
<message>
<source>Up to date</source>
<translation>À jour</translation>
</message>
<message>
<source>Up to date with what was synchronized</source>
<translation>À jour de ce qui a été synchronisé</translation>
</message>
<message>
<source>Update</source>
<translation>Mettre à jour</translation>
</message>
<message>
<source>Update channel</source>
<translation>Canal de mises à jour</translation>
</message>
<message>
<source>Update it first, or with the others.</source>
<translation>Mettez-le à jour d’abord, ou avec les autres.</translation>
</message>
<message>
<source>Update the coordinator first, then restart the toolstack of this host.</source>
<translation>Mettez d’abord à jour le coordinateur, puis redémarrez la toolstack de cet hôte.</translation>
</message>
<message>
<source>Update the guest tools in the VM.</source>
<translation>Mettez à jour les outils invités dans la VM.</translation>
</message>
<message>
<source>Update themselves</source>
<translation>Mise à jour automatique</translation>
</message>
<message>
<source>Updates</source>
<translation>Mises à jour</translation>
</message>
<message>
<source>Updates for {hosts}</source>
<translation>Mises à jour pour {hosts}</translation>
</message>
<message>
<source>Updates looked for</source>
<translation>Recherche de mises à jour</translation>
</message>
<message>
<source>Updates wait for {hosts}: packages to install, or a restart after some that were.</source>
<translation>Des mises à jour attendent {hosts} : des paquets à installer, ou un redémarrage après ceux qui l’ont été.</translation>
</message>
<message>
<source>Updates…</source>
<translation>Mises à jour…</translation>
</message>
<message>
<source>Updating {name}</source>
<translation>Mise à jour de {name}</translation>
</message>
<message>
<source>Upgrade {SR} first</source>
<translation>Mettez d’abord {SR} à niveau</translation>
</message>
<message>
<source>Upload</source>
<translation>Envoyer</translation>
</message>
<message>
<source>Upload ISO</source>
<translation>Envoyer un ISO</translation>
</message>
<message>
<source>Upload a disc for {name}</source>
<translation>Envoyer un disque pour {name}</translation>
</message>
<message>
<source>Upload a disc to {name}</source>
<translation>Envoyer un disque vers {name}</translation>
</message>
<message>
<source>Upload and insert</source>
<translation>Envoyer et insérer</translation>
</message>
<message>
<source>Upload and insert a disc</source>
<translation>Envoyer et insérer un disque</translation>
</message>
<message>
<source>Upload {file} and insert it…</source>
<translation>Envoyer {file} et l’insérer…</translation>
</message>
<message>
<source>Uploading a disc for {name}</source>
<translation>Envoi d’un disque pour {name}</translation>
</message>
<message>
<source>Uploading a disc to {name}</source>
<translation>Envoi d’un disque vers {name}</translation>
</message>
<message>
<source>Uptime</source>
<translation>Durée de marche</translation>
</message>
<message>
<source>Use</source>
<translation>Usage</translation>
</message>
<message>
<source>Use SERVER:PATH for NFS or //SERVER/SHARE for SMB</source>
<translation>Utilisez SERVEUR:CHEMIN pour NFS ou //SERVEUR/PARTAGE pour SMB</translation>
</message>
<message>
<source>Use for crash dumps</source>
<translation>Utiliser pour les vidages sur incident</translation>
</message>
<message>
<source>Use for suspended VMs</source>
<translation>Utiliser pour les VM suspendues</translation>
</message>
<message>
<source>Use it for new disks unless another is chosen</source>
<translation>L’utiliser pour les nouveaux disques, sauf autre choix</translation>
</message>
<message>
<source>Use the physical interface. This is about {PIF}.</source>
<translation>Utilisez l’interface physique. Il s’agit de {PIF}.</translation>
</message>
<message>
<source>Use the transport interface, not the tunnel</source>
<translation>Utilisez l’interface de transport, pas le tunnel</translation>
</message>
<message>
<source>Use these charts for {all}</source>
<translation>Utiliser ces graphiques pour {all}</translation>
</message>
<message>
<source>Use “Import a VM” for it.</source>
<translation>Utilisez plutôt « Importer une VM ».</translation>
</message>
<message>
<source>Used</source>
<translation>Utilisé</translation>
</message>
<message>
<source>Used by the host</source>
<translation>Utilisé par l’hôte</translation>
</message>
<message>
<source>Used for</source>
<translation>Utilisée pour</translation>
</message>
<message>
<source>Used now</source>
<translation>Utilisé maintenant</translation>
</message>
<message>
<source>Used · {used}</source>
<translation>Utilisé · {used}</translation>
</message>
<message>
<source>User</source>
<translation>Utilisateur</translation>
</message>
<message>
<source>User data</source>
<translation>Données utilisateur</translation>
</message>
<message>
<source>User data is needed</source>
<translation>Il faut des données utilisateur</translation>
</message>
<message>
<source>User of the host</source>
<translation>Utilisateur de l’hôte</translation>
</message>
<message>
<source>User of this pool</source>
<translation>Utilisateur de ce pool</translation>
</message>
<message>
<source>Users</source>
<translation>Utilisateurs</translation>
</message>
<message>
<source>Users, domain and trust</source>
<translation>Utilisateurs, domaine et confiance</translation>
</message>
<message>
<source>Uses</source>
<translation>Utilise</translation>
</message>
<message>
<source>Using {name} for crash dumps</source>
<translation>Utilisation de {name} pour les vidages sur incident</translation>
</message>
<message>
<source>Using {name} for suspended VMs</source>
<translation>Utilisation de {name} pour les VM suspendues</translation>
</message>
<message>
<source>VHD</source>
<translation>VHD</translation>
</message>
<message>
<source>VHD, as XCP-ng, XenServer and Hyper-V use it</source>
<translation>VHD, comme l’utilisent XCP-ng, XenServer et Hyper-V</translation>
</message>
<message>
<source>VHDX</source>
<translation>VHDX</translation>
</message>
<message>
<source>VLAN</source>
<translation>VLAN</translation>
</message>
<message>
<source>VLAN 0 has no number of its own: packets only carry a priority. Most switches treat them as untagged.</source>
<translation>Le VLAN 0 n’a pas de numéro propre : les paquets ne portent qu’une priorité. La plupart des commutateurs les traitent comme non étiquetés.</translation>
</message>
<message>
<source>VLAN tags go from 0 to 4094</source>
<translation>Les étiquettes VLAN vont de 0 à 4094</translation>
</message>
<message>
<source>VLAN {number} is there already</source>
<translation>Le VLAN {number} existe déjà</translation>
</message>
<message>
<source>VLAN {number} on {device}</source>
<translation>VLAN {number} sur {device}</translation>
</message>
<message>
<source>VM</source>
<translation>VM</translation>
</message>
<message>
<source>VM consoles</source>
<translation>Consoles des VM</translation>
</message>
<message>
<source>VM interfaces</source>
<translation>Interfaces de VM</translation>
</message>
<message>
<source>VM interfaces are active on {network}</source>
<translation>Des interfaces de VM sont actives sur {network}</translation>
</message>
<message>
<source>VM interfaces still use the network</source>
<translation>Des interfaces de VM utilisent encore le réseau</translation>
</message>
<message>
<source>VMDK</source>
<translation>VMDK</translation>
</message>
<message>
<source>VMDK for streams, as VMware imports it</source>
<translation>VMDK pour flux, comme VMware l’importe</translation>
</message>
<message>
<source>VMs</source>
<translation>VM</translation>
</message>
<message>
<source>VMs and templates, where they run, memory and snapshots</source>
<translation>VM et modèles, où ils tournent, mémoire et instantanés</translation>
</message>
<message>
<source>VMs and templates: makes, changes and deletes them</source>
<translation>VM et modèles : les crée, les modifie et les supprime</translation>
</message>
<message>
<source>VMs appear here when they are started on this host or migrated to it.</source>
<translation>Les VM apparaissent ici quand elles démarrent sur cet hôte ou y sont migrées.</translation>
</message>
<message>
<source>VMs can have it in their drives as soon as it is there.</source>
<translation>Les VM peuvent l’avoir dans leur lecteur dès qu’il y est.</translation>
</message>
<message>
<source>VMs come back</source>
<translation>les VM reviennent</translation>
</message>
<message>
<source>VMs may take</source>
<translation>Maximum pour les VM</translation>
</message>
<message>
<source>VMs meet while they run on the same host</source>
<translation>Les VM se joignent tant qu’elles tournent sur le même hôte</translation>
</message>
<message>
<source>VMs of a host that fails stay off then, until somebody starts them. They keep their priorities.</source>
<translation>Les VM d’un hôte en panne restent alors arrêtées jusqu’à ce que quelqu’un les démarre. Elles gardent leurs priorités.</translation>
</message>
<message>
<source>VMs of lower numbers start first, and stop last.</source>
<translation>Les VM de plus petit numéro démarrent en premier, et s’arrêtent en dernier.</translation>
</message>
<message>
<source>VMs of the host</source>
<translation>VM de l’hôte</translation>
</message>
<message>
<source>VMs of the schedule</source>
<translation>VM de la planification</translation>
</message>
<message>
<source>VMs of the vApp</source>
<translation>VM de la vApp</translation>
</message>
<message>
<source>VMs of this pool are listed here, running or not.</source>
<translation>Les VM de ce pool sont listées ici, en marche ou non.</translation>
</message>
<message>
<source>VMs on that host cannot use the storage until it is connected again.</source>
<translation>Les VM de cet hôte ne peuvent pas utiliser le stockage tant qu’il n’est pas reconnecté.</translation>
</message>
<message>
<source>VMs run from {SR}</source>
<translation>Des VM tournent depuis {SR}</translation>
</message>
<message>
<source>VMs run on. What the host is doing for somebody at this moment, such as a migration, may fail.</source>
<translation>Les VM continuent. Ce que l’hôte fait en ce moment pour quelqu’un, comme une migration, peut échouer.</translation>
</message>
<message>
<source>VMs running</source>
<translation>VM en marche</translation>
</message>
<message>
<source>VMs still run on {host}</source>
<translation>Des VM tournent encore sur {host}</translation>
</message>
<message>
<source>VMs that cannot move keep a host from being emptied: {vm} is one of {count}</source>
<translation>Des VM qui ne peuvent pas migrer empêchent de vider un hôte : {vm} est l’une de {count}</translation>
</message>
<message>
<source>VMs that come back</source>
<translation>VM qui reviennent</translation>
</message>
<message>
<source>VMs that run from it</source>
<translation>VM qui l’utilisent</translation>
</message>
<message>
<source>VMs that stand in the way</source>
<translation>VM qui font obstacle</translation>
</message>
<message>
<source>VMs that start again</source>
<translation>VM qui redémarrent</translation>
</message>
<message>
<source>VMs that start from then on get only those that all hosts have. Those that run now may not move to it before they were restarted.</source>
<translation>Les VM démarrées ensuite n’ont que celles que tous les hôtes ont. Celles qui tournent ne pourront peut-être pas s’y déplacer avant un redémarrage.</translation>
</message>
<message>
<source>VMs use a NIC's own virtual functions</source>
<translation>Les VM utilisent les fonctions virtuelles d’une carte</translation>
</message>
<message>
<source>VMs whose disks are there lose them. What is on shared storage stays.</source>
<translation>Les VM dont les disques s’y trouvent les perdent. Ce qui est sur un stockage partagé demeure.</translation>
</message>
<message>
<source>VMs · {count}</source>
<translation>VM · {count}</translation>
</message>
<message>
<source>VMs, hosts, storage, networks and the pool have them. XenCenter shows the same.</source>
<translation>Les VM, hôtes, stockages, réseaux et le pool les ont. XenCenter montre les mêmes.</translation>
</message>
<message>
<source>Valid</source>
<translation>Validité</translation>
</message>
<message>
<source>Valid from</source>
<translation>Valide à partir du</translation>
</message>
<message>
<source>Valid until {date}</source>
<translation>Valide jusqu’au {date}</translation>
</message>
<message>
<source>Value</source>
<translation>Valeur</translation>
</message>
<message>
<source>Vendor</source>
<translation>Fabricant</translation>
</message>
<message>
<source>Vendor and device</source>
<translation>Fabricant et périphérique</translation>
</message>
<message>
<source>Verifies certificates</source>
<translation>Vérifie les certificats</translation>
</message>
<message>
<source>Verify certificates between hosts</source>
<translation>Vérifier les certificats entre hôtes</translation>
</message>
<message>
<source>Version</source>
<translation>Version</translation>
</message>
<message>
<source>Version {major}.{minor} cannot do this.</source>
<translation>La version {major}.{minor} ne peut pas faire cela.</translation>
</message>
<message>
<source>Version {version} is there</source>
<translation>La version {version} est disponible</translation>
</message>
<message>
<source>Very slow</source>
<translation>Très lente</translation>
</message>
<message>
<source>View</source>
<translation>Affichage</translation>
</message>
<message>
<source>Viridian</source>
<translation>Viridian</translation>
</message>
<message>
<source>Virtual functions left</source>
<translation>Fonctions virtuelles restantes</translation>
</message>
<message>
<source>Virtual functions of {name}</source>
<translation>Fonctions virtuelles de {name}</translation>
</message>
<message>
<source>Virtual machines</source>
<translation>Machines virtuelles</translation>
</message>
<message>
<source>Virtualization</source>
<translation>Virtualisation</translation>
</message>
<message>
<source>Volume</source>
<translation>Volume</translation>
</message>
<message>
<source>WAN</source>
<translation>WAN</translation>
</message>
<message>
<source>WAN: little to carry, pictures with small blemishes</source>
<translation>WAN : peu de données, images avec de petits défauts</translation>
</message>
<message>
<source>Wait until it has ended, and try again.</source>
<translation>Attendez la fin, et réessayez.</translation>
</message>
<message>
<source>Wait until some have ended, and try again.</source>
<translation>Attendez que quelques-unes soient terminées, et réessayez.</translation>
</message>
<message>
<source>Wait until that has ended.</source>
<translation>Attendez que cela soit terminé.</translation>
</message>
<message>
<source>Wait until the guest has started, or install the guest tools.</source>
<translation>Attendez que l’invité ait démarré, ou installez les outils invités.</translation>
</message>
<message>
<source>Wait until what is going on has ended, and try again.</source>
<translation>Attendez la fin de ce qui est en cours, et réessayez.</translation>
</message>
<message>
<source>Waiting</source>
<translation>En attente</translation>
</message>
<message>
<source>Waiting for the connection</source>
<translation>En attente de la connexion</translation>
</message>
<message>
<source>Wake-on-LAN</source>
<translation>Wake-on-LAN</translation>
</message>
<message>
<source>Wake-on-LAN has to be on in the BIOS of the host, on the card of its management network.</source>
<translation>Wake-on-LAN doit être activé dans le BIOS de l’hôte, sur la carte de son réseau d’administration.</translation>
</message>
<message>
<source>Warning</source>
<translation>Alerte</translation>
</message>
<message>
<source>Warnings</source>
<translation>Alertes</translation>
</message>
<message>
<source>Way</source>
<translation>Méthode</translation>
</message>
<message>
<source>Way to consoles</source>
<translation>Voie vers les consoles</translation>
</message>
<message>
<source>WebSocket</source>
<translation>WebSocket</translation>
</message>
<message>
<source>Wednesday</source>
<translation>mercredi</translation>
</message>
<message>
<source>Weight</source>
<translation>Poids</translation>
</message>
<message>
<source>What Xen needs besides to run this VM</source>
<translation>Ce dont Xen a besoin en plus pour exécuter cette VM</translation>
</message>
<message>
<source>What could be meant</source>
<translation>Ce qui pourrait être voulu</translation>
</message>
<message>
<source>What fits</source>
<translation>Ce qui convient</translation>
</message>
<message>
<source>What follows cannot be read.</source>
<translation>La suite est illisible.</translation>
</message>
<message>
<source>What follows was not looked at.</source>
<translation>La suite n’a pas été examinée.</translation>
</message>
<message>
<source>What goes on with it is broken off: {running}.</source>
<translation>Ce qui est en cours est interrompu : {running}.</translation>
</message>
<message>
<source>What goes over it goes on over its first NIC. Other hosts keep theirs; to remove all, delete the network.</source>
<translation>Ce qui passe par elle continue par sa première carte. Les autres hôtes gardent la leur ; pour toutes les retirer, supprimez le réseau.</translation>
</message>
<message>
<source>What goes with it</source>
<translation>Ce qui disparaît avec</translation>
</message>
<message>
<source>What happened</source>
<translation>Ce qui s’est passé</translation>
</message>
<message>
<source>What is copied in a guest becomes the clipboard of this computer.</source>
<translation>Ce qui est copié dans un invité devient le presse-papiers de cet ordinateur.</translation>
</message>
<message>
<source>What is in it</source>
<translation>Ce qu’il contient</translation>
</message>
<message>
<source>What is in the file is looked at before anything is sent; every block of it is checked on its way.</source>
<translation>Le contenu du fichier est examiné avant tout envoi ; chaque bloc est vérifié en chemin.</translation>
</message>
<message>
<source>What is known about changes is lost: the next backup reads the whole disk.</source>
<translation>Ce qui est connu des modifications est perdu : la prochaine sauvegarde lira tout le disque.</translation>
</message>
<message>
<source>What is listed here runs through this window and ends with it.</source>
<translation>Ce qui est listé ici passe par cette fenêtre et se termine avec elle.</translation>
</message>
<message>
<source>What is saved</source>
<translation>Ce qui est enregistré</translation>
</message>
<message>
<source>What is shown may be out of date, and nothing can be changed now.</source>
<translation>Ce qui est affiché n’est peut-être plus à jour, et rien ne peut être modifié maintenant.</translation>
</message>
<message>
<source>What is there already is found first, so that nothing is lost by mistake.</source>
<translation>Ce qui s’y trouve déjà est d’abord recherché, pour que rien ne soit perdu par erreur.</translation>
</message>
<message>
<source>What it holds</source>
<translation>Ce qu’il contient</translation>
</message>
<message>
<source>What it says of the disk and its tables cannot be true.</source>
<translation>Ce qu’il dit du disque et de ses tables ne peut pas être vrai.</translation>
</message>
<message>
<source>What it touches</source>
<translation>Ce que cela touche</translation>
</message>
<message>
<source>What should be the same on all hosts of a pool. Where most agree, the others are marked.</source>
<translation>Ce qui devrait être identique sur tous les hôtes d’un pool. Là où la plupart concordent, les autres sont marqués.</translation>
</message>
<message>
<source>What stays where it is: {snapshots}.</source>
<translation>Ce qui reste en place : {snapshots}.</translation>
</message>
<message>
<source>What the VM begins with. Templates of your own have a system on them.</source>
<translation>Ce par quoi la VM commence. Vos propres modèles contiennent un système.</translation>
</message>
<message>
<source>What the authority gave with it, nearest first; may be left out.</source>
<translation>Ce que l’autorité a fourni avec, le plus proche d’abord ; peut être omis.</translation>
</message>
<message>
<source>What the host shows to those who connect, as the host itself says.</source>
<translation>Ce que l’hôte présente à ceux qui se connectent, selon l’hôte lui-même.</translation>
</message>
<message>
<source>What the host wrote when it crashed is gone afterwards.</source>
<translation>Ce que l’hôte a écrit lors de son plantage est ensuite perdu.</translation>
</message>
<message>
<source>What the hosts say</source>
<translation>Ce que disent les hôtes</translation>
</message>
<message>
<source>What the pool has now, as it is known here. Passwords are left out.</source>
<translation>Ce que le pool possède maintenant, tel qu’on le connaît ici. Les mots de passe sont omis.</translation>
</message>
<message>
<source>What the pool would do if a host failed now. Nothing is changed.</source>
<translation>Ce que ferait le pool si un hôte tombait en panne maintenant. Rien n’est changé.</translation>
</message>
<message>
<source>What the screen is encoded for: the link as it is measured, or as you choose</source>
<translation>Pour quoi l’écran est encodé : la liaison telle que mesurée, ou votre choix</translation>
</message>
<message>
<source>What these hosts must show before anything is sent to them. A host that is not here is asked about first.</source>
<translation>Ce que ces hôtes doivent présenter avant que quoi que ce soit leur soit envoyé. Pour un hôte absent d’ici, la question vous est posée d’abord.</translation>
</message>
<message>
<source>What this work calls, in order, as long as no call fails.</source>
<translation>Ce que cette tâche appelle, dans l’ordre, tant qu’aucun appel n’échoue.</translation>
</message>
<message>
<source>What to do</source>
<translation>Que faire</translation>
</message>
<message>
<source>What to do with it</source>
<translation>Qu’en faire</translation>
</message>
<message>
<source>What was kept is gone for good. The VM itself stays as it is.</source>
<translation>Ce qui était conservé est perdu pour de bon. La VM elle-même reste telle quelle.</translation>
</message>
<message>
<source>What was looked at</source>
<translation>Ce qui a été examiné</translation>
</message>
<message>
<source>What would be called, in order. Nothing has been called yet.</source>
<translation>Ce qui serait appelé, dans l’ordre. Rien n’a encore été appelé.</translation>
</message>
<message>
<source>What you did last may not have worked; everything else goes on. With this report the cause can be found. It holds no password.</source>
<translation>Votre dernière action n’a peut-être pas abouti ; tout le reste continue. Ce rapport permet de trouver la cause. Il ne contient pas de mot de passe.</translation>
</message>
<message>
<source>What you edited is “{value}” by now. Nothing was written.</source>
<translation>Ce que vous avez modifié vaut maintenant « {value} ». Rien n’a été écrit.</translation>
</message>
<message>
<source>Whatever is there now will be gone for good: it is formatted.</source>
<translation>Tout ce qui s’y trouve sera perdu pour de bon : il est formaté.</translation>
</message>
<message>
<source>When</source>
<translation>Quand</translation>
</message>
<message>
<source>When a host fails its protected VMs start on others. Hosts that lose both heartbeats, storage and network, restart themselves: their VMs stop then.</source>
<translation>Quand un hôte tombe en panne, ses VM protégées démarrent sur d’autres. Un hôte qui perd les deux heartbeats, stockage et réseau, redémarre de lui-même : ses VM s’arrêtent alors.</translation>
</message>
<message>
<source>When it changes this window loses its connection, and comes back by itself.</source>
<translation>Quand il change, cette fenêtre perd sa connexion, et revient d’elle-même.</translation>
</message>
<message>
<source>When its host fails</source>
<translation>Si son hôte tombe</translation>
</message>
<message>
<source>When the guest crashes</source>
<translation>Si l’invité plante</translation>
</message>
<message>
<source>When the pool has joined a domain, its users and groups can be let in, each with a role.</source>
<translation>Quand le pool a rejoint un domaine, on peut admettre ses utilisateurs et groupes, chacun avec un rôle.</translation>
</message>
<message>
<source>Where</source>
<translation>Où</translation>
</message>
<message>
<source>Where it runs</source>
<translation>Où elle tourne</translation>
</message>
<message>
<source>Where it starts by preference, and whose storage is offered.</source>
<translation>Où elle démarre de préférence, et dont le stockage est proposé.</translation>
</message>
<message>
<source>Whether its files are those that were packed cannot be checked.</source>
<translation>Impossible de vérifier que ses fichiers sont ceux d’origine.</translation>
</message>
<message>
<source>While a VM writes to a disk that moves, it may take its room twice: {needed} in all. If there is no more, it stays where it is.</source>
<translation>Tant qu’une VM écrit sur un disque déplacé, il peut occuper deux fois sa place : {needed} en tout. S’il n’y en a pas assez, il reste où il est.</translation>
</message>
<message>
<source>While the coordinator restarts this window loses its connection, and comes back by itself.</source>
<translation>Pendant le redémarrage du coordinateur, cette fenêtre perd sa connexion et revient d’elle-même.</translation>
</message>
<message>
<source>Who is signed in ({role}); disconnect and appearance</source>
<translation>Qui est connecté ({role}) ; déconnexion et apparence</translation>
</message>
<message>
<source>Who is signed in; disconnect and appearance</source>
<translation>Qui est connecté ; déconnexion et apparence</translation>
</message>
<message>
<source>Whoever connects there next is asked about the certificate again, before anything is sent.</source>
<translation>À la prochaine connexion, la question du certificat sera posée de nouveau, avant que quoi que ce soit soit envoyé.</translation>
</message>
<message>
<source>Whoever made the package asks that this be agreed to.</source>
<translation>L’auteur du paquet demande d’accepter ceci.</translation>
</message>
<message>
<source>Whoever reaches the guest this way is cut off.</source>
<translation>Quiconque joint l’invité par là est coupé.</translation>
</message>
<message>
<source>Window</source>
<translation>Fenêtre</translation>
</message>
<message>
<source>Windows Update brings the drivers; the agent is still to be installed.</source>
<translation>Windows Update apporte les pilotes ; l’agent reste à installer.</translation>
</message>
<message>
<source>Windows drivers</source>
<translation>Pilotes Windows</translation>
</message>
<message>
<source>Windows key</source>
<translation>Touche Windows</translation>
</message>
<message>
<source>Windows+L</source>
<translation>Windows+L</translation>
</message>
<message>
<source>Windows+R</source>
<translation>Windows+R</translation>
</message>
<message>
<source>Wiped with all that is on it</source>
<translation>Effacé avec tout ce qu’il contient</translation>
</message>
<message>
<source>With a purpose the interface is protected from being unplugged.</source>
<translation>Avec un usage, l’interface est protégée contre le débranchement.</translation>
</message>
<message>
<source>With an interface less: {vms}.</source>
<translation>Avec une interface en moins : {vms}.</translation>
</message>
<message>
<source>With high availability another host takes over by itself, usually within some minutes. Only where that does not happen it is ended here; the pool may then start VMs that run already.</source>
<translation>Avec la haute disponibilité, un autre hôte prend la relève de lui-même, en général en quelques minutes. On ne l’arrête ici que si cela n’arrive pas ; le pool peut alors démarrer des VM qui tournent déjà.</translation>
</message>
<message>
<source>With the MAC addresses of the package</source>
<translation>Avec les adresses MAC du paquet</translation>
</message>
<message>
<source>With the memory of what is suspended; else it is halted in the file</source>
<translation>Avec la mémoire de ce qui est suspendu ; sinon, il est arrêté dans le fichier</translation>
</message>
<message>
<source>With these priorities it is {most} at most.</source>
<translation>Avec ces priorités, c’est {most} au plus.</translation>
</message>
<message>
<source>With these priorities the pool can bear no failure of a host.</source>
<translation>Avec ces priorités, le pool ne peut supporter la panne d’aucun hôte.</translation>
</message>
<message>
<source>Within what its template recommends.</source>
<translation>Dans ce que son modèle recommande.</translation>
</message>
<message>
<source>Without a key pressed; 0 for never</source>
<translation>Sans touche enfoncée ; 0 pour jamais</translation>
</message>
<message>
<source>Without it the VM cannot resume.</source>
<translation>Sans lui, la VM ne peut pas reprendre.</translation>
</message>
<message>
<source>Without it there is no LACP.</source>
<translation>Sans lui, pas de LACP.</translation>
</message>
<message>
<source>Without one, VMs on this network reach each other only on the same host.</source>
<translation>Sans elle, les VM de ce réseau ne se joignent que sur le même hôte.</translation>
</message>
<message>
<source>Without the disc in their drive: {vms}.</source>
<translation>Sans le disque dans leur lecteur : {vms}.</translation>
</message>
<message>
<source>Without the largest host</source>
<translation>Sans le plus grand hôte</translation>
</message>
<message>
<source>Without this interface</source>
<translation>Sans cette interface</translation>
</message>
<message>
<source>Without this network: {vms}.</source>
<translation>Sans ce réseau : {vms}.</translation>
</message>
<message>
<source>Workload balancing is not configured</source>
<translation>L’équilibrage de charge n’est pas configuré</translation>
</message>
<message>
<source>Writes of all hosts</source>
<translation>Écritures de tous les hôtes</translation>
</message>
<message>
<source>Writes, all disks</source>
<translation>Écritures, tous les disques</translation>
</message>
<message>
<source>Writing {name}</source>
<translation>Écriture de {name}</translation>
</message>
<message>
<source>Written by</source>
<translation>Écrit par</translation>
</message>
<message>
<source>Written by all hosts</source>
<translation>Écrit par tous les hôtes</translation>
</message>
<message>
<source>Written, all disks</source>
<translation>Écrit, tous les disques</translation>
</message>
<message>
<source>XCP-ng keeps them on its hosts, which are asked under Updates.</source>
<translation>XCP-ng les garde sur ses hôtes, qui sont interrogés sous Mises à jour.</translation>
</message>
<message>
<source>XCP-ng's own BIOS and UEFI firmware listen for Esc.</source>
<translation>Le BIOS et l’UEFI de XCP-ng réagissent à Échap.</translation>
</message>
<message>
<source>XFS</source>
<translation>XFS</translation>
</message>
<message>
<source>XOSTOR</source>
<translation>XOSTOR</translation>
</message>
<message>
<source>XVA files of pools, OVA and OVF packages of VMware, VirtualBox and others, and disk images as VHD, VHDX, VMDK, QCOW2 or raw. A file can also be dropped on the window.</source>
<translation>Fichiers XVA de pools, paquets OVA et OVF de VMware, VirtualBox et d’autres, et images disque VHD, VHDX, VMDK, QCOW2 ou brutes. Un fichier peut aussi être déposé sur la fenêtre.</translation>
</message>
<message>
<source>XVA, an export of a pool</source>
<translation>XVA, exportation d’un pool</translation>
</message>
<message>
<source>XVA, for import into a pool</source>
<translation>XVA, pour l’importation dans un pool</translation>
</message>
<message>
<source>Xen</source>
<translation>Xen</translation>
</message>
<message>
<source>Xen could not build the domain</source>
<translation>Xen n’a pas pu construire le domaine</translation>
</message>
<message>
<source>Xen still runs a domain of this VM (number {domid}).</source>
<translation>Xen exécute encore un domaine de cette VM (numéro {domid}).</translation>
</message>
<message>
<source>YAML takes spaces only.</source>
<translation>YAML n’accepte que des espaces.</translation>
</message>
<message>
<source>Yes</source>
<translation>Oui</translation>
</message>
<message>
<source>Yes, until {time}</source>
<translation>Oui, jusqu’au {time}</translation>
</message>
<message>
<source>You are here</source>
<translation>Vous êtes ici</translation>
</message>
<message>
<source>You are not signed in any more.</source>
<translation>Vous n’êtes plus connecté.</translation>
</message>
<message>
<source>You have not been further than this</source>
<translation>Vous n’êtes pas allé plus loin</translation>
</message>
<message>
<source>You trust this very certificate already, for {places}. It is the same host if that is another name of it.</source>
<translation>Vous approuvez déjà ce même certificat, pour {places}. C’est le même hôte si c’en est un autre nom.</translation>
</message>
<message>
<source>Your role does not allow consoles</source>
<translation>Votre rôle ne permet pas les consoles</translation>
</message>
<message>
<source>Your role does not allow this</source>
<translation>Votre rôle ne le permet pas</translation>
</message>
<message>
<source>ZFS</source>
<translation>ZFS</translation>
</message>
<message>
<source>ZFS volume</source>
<translation>Volume ZFS</translation>
</message>
<message>
<source>a VM</source>
<translation>cette VM</translation>
</message>
<message>
<source>a VM that is gone</source>
<translation>une VM disparue</translation>
</message>
<message>
<source>a change of coordinator</source>
<translation>un changement de coordinateur</translation>
</message>
<message>
<source>a connection</source>
<translation>une connexion</translation>
</message>
<message>
<source>a disk</source>
<translation>ce disque</translation>
</message>
<message>
<source>a drive</source>
<translation>ce lecteur</translation>
</message>
<message>
<source>a host</source>
<translation>cet hôte</translation>
</message>
<message>
<source>a host interface</source>
<translation>une interface d’hôte</translation>
</message>
<message>
<source>a host joins</source>
<translation>un hôte rejoint le pool</translation>
</message>
<message>
<source>a host leaves</source>
<translation>un hôte quitte le pool</translation>
</message>
<message>
<source>a host that is gone</source>
<translation>un hôte disparu</translation>
</message>
<message>
<source>a message without a name</source>
<translation>un message sans nom</translation>
</message>
<message>
<source>a network</source>
<translation>ce réseau</translation>
</message>
<message>
<source>a pool</source>
<translation>ce pool</translation>
</message>
<message>
<source>a snapshot</source>
<translation>cet instantané</translation>
</message>
<message>
<source>a snapshot of it</source>
<translation>un instantané d’elle</translation>
</message>
<message>
<source>a storage</source>
<translation>ce stockage</translation>
</message>
<message>
<source>a template</source>
<translation>ce modèle</translation>
</message>
<message>
<source>a user</source>
<translation>un utilisateur</translation>
</message>
<message>
<source>a vApp</source>
<translation>cette vApp</translation>
</message>
<message>
<source>a {thing} that is gone</source>
<translation>un objet disparu ({thing})</translation>
</message>
<message>
<source>about to fail</source>
<translation>sur le point de tomber en panne</translation>
</message>
<message>
<source>actions of it</source>
<translation>ses actions</translation>
</message>
<message>
<source>actions only</source>
<translation>actions seules</translation>
</message>
<message>
<source>active</source>
<translation>actif</translation>
</message>
<message>
<source>address made by the pool</source>
<translation>adresse créée par le pool</translation>
</message>
<message>
<source>address of alerts</source>
<translation>adresse des alertes</translation>
</message>
<message>
<source>after a restart of the host</source>
<translation>après un redémarrage de l’hôte</translation>
</message>
<message>
<source>all VMs</source>
<translation>toutes les VM</translation>
</message>
<message>
<source>all hosts</source>
<translation>tous les hôtes</translation>
</message>
<message>
<source>all storage</source>
<translation>tous les stockages</translation>
</message>
<message>
<source>an interface</source>
<translation>cette interface</translation>
</message>
<message>
<source>an object</source>
<translation>cet objet</translation>
</message>
<message>
<source>an object that is gone</source>
<translation>un objet disparu</translation>
</message>
<message>
<source>and {count} more</source>
<translation>et {count} de plus</translation>
</message>
<message>
<source>and {count} more hosts</source>
<translation>et {count} autres hôtes</translation>
</message>
<message>
<source>another VM</source>
<translation>une autre VM</translation>
</message>
<message>
<source>another host</source>
<translation>un autre hôte</translation>
</message>
<message>
<source>another operation</source>
<translation>une autre opération</translation>
</message>
<message>
<source>as it is</source>
<translation>telle quelle</translation>
</message>
<message>
<source>at</source>
<translation>à</translation>
</message>
<message>
<source>at most {cap} % of a CPU</source>
<translation>au plus {cap} % d’un processeur</translation>
</message>
<message>
<source>at most {rate} KiB/s</source>
<translation>au plus {rate} Kio/s</translation>
</message>
<message>
<source>at {moment}</source>
<translation>à {moment}</translation>
</message>
<message>
<source>auto power on</source>
<translation>démarrage automatique</translation>
</message>
<message>
<source>automatic mode of SSH</source>
<translation>mode automatique de SSH</translation>
</message>
<message>
<source>automatic use</source>
<translation>usage automatique</translation>
</message>
<message>
<source>back</source>
<translation>retour</translation>
</message>
<message>
<source>base of nothing, cleared away after a rescan</source>
<translation>base de rien, retirée après une réanalyse</translation>
</message>
<message>
<source>base of what is below</source>
<translation>base de ce qui est dessous</translation>
</message>
<message>
<source>boot order</source>
<translation>ordre d’amorçage</translation>
</message>
<message>
<source>busiest</source>
<translation>le plus actif</translation>
</message>
<message>
<source>bytes</source>
<translation>octets</translation>
</message>
<message>
<source>certificate pinned</source>
<translation>certificat épinglé</translation>
</message>
<message>
<source>certificates</source>
<translation>certificats</translation>
</message>
<message>
<source>changing the {what}</source>
<translation>modification de la valeur « {what} »</translation>
</message>
<message>
<source>cloning it</source>
<translation>son clonage</translation>
</message>
<message>
<source>cloud-init</source>
<translation>cloud-init</translation>
</message>
<message>
<source>cloud-init does not know this kind of user data</source>
<translation>cloud-init ne connaît pas ce genre de données utilisateur</translation>
</message>
<message>
<source>compression of migrations</source>
<translation>compression des migrations</translation>
</message>
<message>
<source>connected</source>
<translation>connecté</translation>
</message>
<message>
<source>context</source>
<translation>Menu contextuel</translation>
</message>
<message>
<source>coordinator</source>
<translation>coordinateur</translation>
</message>
<message>
<source>coordinator {coordinator}</source>
<translation>coordinateur {coordinator}</translation>
</message>
<message>
<source>copying it</source>
<translation>sa copie</translation>
</message>
<message>
<source>core</source>
<translation>cœur</translation>
</message>
<message>
<source>crash behavior</source>
<translation>comportement en cas de plantage</translation>
</message>
<message>
<source>crash dump storage</source>
<translation>stockage des vidages sur incident</translation>
</message>
<message>
<source>crash dumps</source>
<translation>vidages sur incident</translation>
</message>
<message>
<source>current step</source>
<translation>étape actuelle</translation>
</message>
<message>
<source>data sources</source>
<translation>sources de données</translation>
</message>
<message>
<source>default storage</source>
<translation>stockage par défaut</translation>
</message>
<message>
<source>delete</source>
<translation>supprimer</translation>
</message>
<message>
<source>description</source>
<translation>description</translation>
</message>
<message>
<source>disk</source>
<translation>disque</translation>
</message>
<message>
<source>disk of no VM</source>
<translation>disque d’aucune VM</translation>
</message>
<message>
<source>disk {position} of {vm}</source>
<translation>disque {position} de {vm}</translation>
</message>
<message>
<source>disks</source>
<translation>disques</translation>
</message>
<message>
<source>dismissing a notification</source>
<translation>mise à l’écart d’une notification</translation>
</message>
<message>
<source>drive</source>
<translation>lecteur</translation>
</message>
<message>
<source>errors received</source>
<translation>erreurs reçues</translation>
</message>
<message>
<source>errors sent</source>
<translation>erreurs envoyées</translation>
</message>
<message>
<source>every {time}</source>
<translation>toutes les {time}</translation>
</message>
<message>
<source>ext4</source>
<translation>ext4</translation>
</message>
<message>
<source>ext4, large blocks</source>
<translation>ext4, gros blocs</translation>
</message>
<message>
<source>failed</source>
<translation>échec</translation>
</message>
<message>
<source>folder</source>
<translation>dossier</translation>
</message>
<message>
<source>for every host</source>
<translation>pour tous les hôtes</translation>
</message>
<message>
<source>for this run</source>
<translation>pour cette session</translation>
</message>
<message>
<source>format</source>
<translation>formater</translation>
</message>
<message>
<source>from the template</source>
<translation>du modèle</translation>
</message>
<message>
<source>full copy</source>
<translation>copie complète</translation>
</message>
<message>
<source>gateway {address}</source>
<translation>passerelle {address}</translation>
</message>
<message>
<source>gives back {size}</source>
<translation>rend {size}</translation>
</message>
<message>
<source>gzip: slow, read everywhere</source>
<translation>gzip : lent, lu partout</translation>
</message>
<message>
<source>has a tag</source>
<translation>a une étiquette</translation>
</message>
<message>
<source>health not told</source>
<translation>état non indiqué</translation>
</message>
<message>
<source>healthy</source>
<translation>en bon état</translation>
</message>
<message>
<source>high availability is being disabled</source>
<translation>la désactivation de la haute disponibilité</translation>
</message>
<message>
<source>high availability is being enabled</source>
<translation>l’activation de la haute disponibilité</translation>
</message>
<message>
<source>highest</source>
<translation>maximum</translation>
</message>
<message>
<source>home host</source>
<translation>hôte d’attache</translation>
</message>
<message>
<source>host</source>
<translation>hôte</translation>
</message>
<message>
<source>host interface</source>
<translation>interface d’hôte</translation>
</message>
<message>
<source>host name</source>
<translation>nom d’hôte</translation>
</message>
<message>
<source>hosts</source>
<translation>hôtes</translation>
</message>
<message>
<source>hosts begin to verify certificates</source>
<translation>la mise en place de la vérification des certificats</translation>
</message>
<message>
<source>iSCSI</source>
<translation>iSCSI</translation>
</message>
<message>
<source>iSCSI name</source>
<translation>nom iSCSI</translation>
</message>
<message>
<source>idle timeout of consoles</source>
<translation>délai d’inactivité des consoles</translation>
</message>
<message>
<source>in</source>
<translation>reçu</translation>
</message>
<message>
<source>in a folder or below</source>
<translation>dans un dossier ou au-dessous</translation>
</message>
<message>
<source>in a moment</source>
<translation>dans un instant</translation>
</message>
<message>
<source>in {time}</source>
<translation>dans {time}</translation>
</message>
<message>
<source>install {packages}</source>
<translation>installer {packages}</translation>
</message>
<message>
<source>interface</source>
<translation>interface</translation>
</message>
<message>
<source>interface {device} of {vm}</source>
<translation>interface {device} de {vm}</translation>
</message>
<message>
<source>interfaces</source>
<translation>interfaces</translation>
</message>
<message>
<source>it could by now</source>
<translation>il le pourrait à présent</translation>
</message>
<message>
<source>it is here</source>
<translation>il est ici</translation>
</message>
<message>
<source>it stays in maintenance mode</source>
<translation>il reste en mode maintenance</translation>
</message>
<message>
<source>its export</source>
<translation>son exportation</translation>
</message>
<message>
<source>its forced reboot</source>
<translation>son redémarrage forcé</translation>
</message>
<message>
<source>its forced shutdown</source>
<translation>son arrêt forcé</translation>
</message>
<message>
<source>its migration</source>
<translation>sa migration</translation>
</message>
<message>
<source>its reboot</source>
<translation>son redémarrage</translation>
</message>
<message>
<source>its shutdown</source>
<translation>son arrêt</translation>
</message>
<message>
<source>itself (self-signed)</source>
<translation>lui-même (autosigné)</translation>
</message>
<message>
<source>joining a pool</source>
<translation>adhésion à un pool</translation>
</message>
<message>
<source>just now</source>
<translation>à l’instant</translation>
</message>
<message>
<source>kept by the pool or a backup</source>
<translation>gardé par le pool ou une sauvegarde</translation>
</message>
<message>
<source>lack packages that could be installed, as far as it is known.</source>
<translation>n’ont pas tous les paquets qui pourraient être installés, pour autant qu’on le sache.</translation>
</message>
<message>
<source>language of e-mails</source>
<translation>langue des e-mails</translation>
</message>
<message>
<source>last {when}</source>
<translation>dernière fois {when}</translation>
</message>
<message>
<source>latency</source>
<translation>latence</translation>
</message>
<message>
<source>left as it is</source>
<translation>laissé tel quel</translation>
</message>
<message>
<source>left out</source>
<translation>laissée de côté</translation>
</message>
<message>
<source>linked</source>
<translation>lien actif</translation>
</message>
<message>
<source>live</source>
<translation>en direct</translation>
</message>
<message>
<source>live patching</source>
<translation>correctifs à chaud</translation>
</message>
<message>
<source>local</source>
<translation>local</translation>
</message>
<message>
<source>locking mode</source>
<translation>mode de verrouillage</translation>
</message>
<message>
<source>log destination</source>
<translation>destination des journaux</translation>
</message>
<message>
<source>lowest</source>
<translation>minimum</translation>
</message>
<message>
<source>made by the pool</source>
<translation>faite par le pool</translation>
</message>
<message>
<source>mail server</source>
<translation>serveur de messagerie</translation>
</message>
<message>
<source>may do everything</source>
<translation>peut tout faire</translation>
</message>
<message>
<source>may name people or places</source>
<translation>peut nommer des personnes ou des lieux</translation>
</message>
<message>
<source>may name people or places, if it was changed</source>
<translation>peut nommer des personnes ou des lieux, s’il a été modifié</translation>
</message>
<message>
<source>mean</source>
<translation>moyenne</translation>
</message>
<message>
<source>memory</source>
<translation>mémoire</translation>
</message>
<message>
<source>message</source>
<translation>message</translation>
</message>
<message>
<source>migration network</source>
<translation>réseau de migration</translation>
</message>
<message>
<source>min</source>
<translation>min</translation>
</message>
<message>
<source>missing</source>
<translation>absent</translation>
</message>
<message>
<source>multipathing</source>
<translation>multipath</translation>
</message>
<message>
<source>name</source>
<translation>nom</translation>
</message>
<message>
<source>names people or places</source>
<translation>nomme des personnes ou des lieux</translation>
</message>
<message>
<source>network</source>
<translation>réseau</translation>
</message>
<message>
<source>networks</source>
<translation>réseaux</translation>
</message>
<message>
<source>new</source>
<translation>nouveau</translation>
</message>
<message>
<source>new disks</source>
<translation>nouveaux disques</translation>
</message>
<message>
<source>newest {count} of {total}</source>
<translation>les {count} plus récentes sur {total}</translation>
</message>
<message>
<source>no boot loader</source>
<translation>pas de chargeur d’amorçage</translation>
</message>
<message>
<source>no day</source>
<translation>aucun jour</translation>
</message>
<message>
<source>no disk</source>
<translation>aucun disque</translation>
</message>
<message>
<source>no link</source>
<translation>pas de lien</translation>
</message>
<message>
<source>no link on {hosts}</source>
<translation>pas de lien sur {hosts}</translation>
</message>
<message>
<source>no room now</source>
<translation>pas de place actuellement</translation>
</message>
<message>
<source>nobody</source>
<translation>personne</translation>
</message>
<message>
<source>none</source>
<translation>aucun</translation>
</message>
<message>
<source>not active</source>
<translation>inactif</translation>
</message>
<message>
<source>not attached</source>
<translation>non attaché</translation>
</message>
<message>
<source>not connected</source>
<translation>non connecté</translation>
</message>
<message>
<source>not known</source>
<translation>inconnu</translation>
</message>
<message>
<source>notifications</source>
<translation>notifications</translation>
</message>
<message>
<source>now</source>
<translation>maintenant</translation>
</message>
<message>
<source>object</source>
<translation>objet</translation>
</message>
<message>
<source>objects</source>
<translation>objets</translation>
</message>
<message>
<source>of each VM, the oldest go</source>
<translation>de chaque VM, les plus anciens sont supprimés</translation>
</message>
<message>
<source>of {name}</source>
<translation>de {name}</translation>
</message>
<message>
<source>on a network</source>
<translation>sur un réseau</translation>
</message>
<message>
<source>on a storage</source>
<translation>sur un stockage</translation>
</message>
<message>
<source>on or at home on a host</source>
<translation>sur un hôte, ou attachée à lui</translation>
</message>
<message>
<source>on {host}</source>
<translation>sur {host}</translation>
</message>
<message>
<source>once</source>
<translation>une fois</translation>
</message>
<message>
<source>opening the console of a VM</source>
<translation>ouverture de la console d’une VM</translation>
</message>
<message>
<source>opening the console of a host</source>
<translation>ouverture de la console d’un hôte</translation>
</message>
<message>
<source>out</source>
<translation>émis</translation>
</message>
<message>
<source>out of date</source>
<translation>pas à jour</translation>
</message>
<message>
<source>ova.xml is damaged or was not written by a host: {reason}.</source>
<translation>ova.xml est endommagé ou n’a pas été écrit par un hôte : {reason}.</translation>
</message>
<message>
<source>over</source>
<translation>au-dessus de</translation>
</message>
<message>
<source>over, {day}</source>
<translation>échu, {day}</translation>
</message>
<message>
<source>paravirtual</source>
<translation>paravirtualisé</translation>
</message>
<message>
<source>pool</source>
<translation>pool</translation>
</message>
<message>
<source>position {number}</source>
<translation>position {number}</translation>
</message>
<message>
<source>position {position}</source>
<translation>position {position}</translation>
</message>
<message>
<source>queue length</source>
<translation>longueur de la file</translation>
</message>
<message>
<source>read</source>
<translation>lu</translation>
</message>
<message>
<source>read and written</source>
<translation>lu et écrit</translation>
</message>
<message>
<source>read latency</source>
<translation>latence de lecture</translation>
</message>
<message>
<source>read-only</source>
<translation>lecture seule</translation>
</message>
<message>
<source>read-write</source>
<translation>lecture et écriture</translation>
</message>
<message>
<source>reading figures…</source>
<translation>lecture des mesures…</translation>
</message>
<message>
<source>reads</source>
<translation>lectures</translation>
</message>
<message>
<source>reads and writes</source>
<translation>lectures et écritures</translation>
</message>
<message>
<source>reboot</source>
<translation>redémarrer</translation>
</message>
<message>
<source>received</source>
<translation>reçu</translation>
</message>
<message>
<source>requests under way</source>
<translation>requêtes en cours</translation>
</message>
<message>
<source>restart priority</source>
<translation>priorité de redémarrage</translation>
</message>
<message>
<source>restart the toolstack</source>
<translation>redémarrer la toolstack</translation>
</message>
<message>
<source>room for {vms}</source>
<translation>place pour {vms}</translation>
</message>
<message>
<source>run</source>
<translation>lancer</translation>
</message>
<message>
<source>run or open</source>
<translation>lancer ou ouvrir</translation>
</message>
<message>
<source>s</source>
<translation>s</translation>
</message>
<message>
<source>schedules</source>
<translation>planifications</translation>
</message>
<message>
<source>sent</source>
<translation>envoyé</translation>
</message>
<message>
<source>shared</source>
<translation>partagé</translation>
</message>
<message>
<source>shut down: {names}</source>
<translation>éteintes : {names}</translation>
</message>
<message>
<source>shutdown delay</source>
<translation>délai d’arrêt</translation>
</message>
<message>
<source>size not told</source>
<translation>taille non indiquée</translation>
</message>
<message>
<source>snapshot</source>
<translation>instantané</translation>
</message>
<message>
<source>snapshot of no VM</source>
<translation>instantané d’aucune VM</translation>
</message>
<message>
<source>snapshot schedule</source>
<translation>planification d’instantanés</translation>
</message>
<message>
<source>snapshots</source>
<translation>instantanés</translation>
</message>
<message>
<source>socket</source>
<translation>socket</translation>
</message>
<message>
<source>source of time servers</source>
<translation>source des serveurs de temps</translation>
</message>
<message>
<source>source of updates of guest agents</source>
<translation>source des mises à jour des agents invités</translation>
</message>
<message>
<source>start delay</source>
<translation>délai de démarrage</translation>
</message>
<message>
<source>start order</source>
<translation>ordre de démarrage</translation>
</message>
<message>
<source>started by {word}</source>
<translation>démarrée par {word}</translation>
</message>
<message>
<source>stays as it is</source>
<translation>reste tel quel</translation>
</message>
<message>
<source>stays: its storage is not connected</source>
<translation>reste : son stockage n’est pas connecté</translation>
</message>
<message>
<source>stays: {vm} uses it too</source>
<translation>reste : {vm} l’utilise aussi</translation>
</message>
<message>
<source>storage</source>
<translation>stockage</translation>
</message>
<message>
<source>storage connection</source>
<translation>connexion de stockage</translation>
</message>
<message>
<source>storage without a name</source>
<translation>stockage sans nom</translation>
</message>
<message>
<source>such as Storage or Backup</source>
<translation>par exemple Stockage ou Sauvegarde</translation>
</message>
<message>
<source>suspend storage</source>
<translation>stockage de suspension</translation>
</message>
<message>
<source>suspended VMs</source>
<translation>VM suspendues</translation>
</message>
<message>
<source>suspending it</source>
<translation>sa suspension</translation>
</message>
<message>
<source>switched off</source>
<translation>désactivé</translation>
</message>
<message>
<source>tags</source>
<translation>étiquettes</translation>
</message>
<message>
<source>taking a VM</source>
<translation>accueillir une VM</translation>
</message>
<message>
<source>task</source>
<translation>tâche</translation>
</message>
<message>
<source>template</source>
<translation>modèle</translation>
</message>
<message>
<source>templates</source>
<translation>modèles</translation>
</message>
<message>
<source>the Secret Service</source>
<translation>le Secret Service</translation>
</message>
<message>
<source>the VM's name and the time</source>
<translation>le nom de la VM et l’heure</translation>
</message>
<message>
<source>the Windows Credential Locker</source>
<translation>le gestionnaire d’identification de Windows</translation>
</message>
<message>
<source>the connection of {storage} to {host}</source>
<translation>la connexion de {storage} à {host}</translation>
</message>
<message>
<source>the macOS Keychain</source>
<translation>le trousseau de macOS</translation>
</message>
<message>
<source>the operating system</source>
<translation>le système d’exploitation</translation>
</message>
<message>
<source>the system’s keyring</source>
<translation>le trousseau du système</translation>
</message>
<message>
<source>they are here</source>
<translation>ils sont ici</translation>
</message>
<message>
<source>time limit of SSH</source>
<translation>limite de durée de SSH</translation>
</message>
<message>
<source>time servers</source>
<translation>serveurs de temps</translation>
</message>
<message>
<source>time zone</source>
<translation>fuseau horaire</translation>
</message>
<message>
<source>twice</source>
<translation>deux fois</translation>
</message>
<message>
<source>uncompressed</source>
<translation>sans compression</translation>
</message>
<message>
<source>under</source>
<translation>au-dessous de</translation>
</message>
<message>
<source>until {date}</source>
<translation>jusqu’au {date}</translation>
</message>
<message>
<source>up to</source>
<translation>jusqu’à</translation>
</message>
<message>
<source>up to {size}</source>
<translation>jusqu’à {size}</translation>
</message>
<message>
<source>up to {vcpus}</source>
<translation>jusqu’à {vcpus}</translation>
</message>
<message>
<source>up {time}</source>
<translation>en marche depuis {time}</translation>
</message>
<message>
<source>update of guest agents</source>
<translation>mise à jour des agents invités</translation>
</message>
<message>
<source>user</source>
<translation>utilisateur</translation>
</message>
<message>
<source>users</source>
<translation>utilisateurs</translation>
</message>
<message>
<source>vApp</source>
<translation>vApp</translation>
</message>
<message>
<source>vApp of {name}</source>
<translation>vApp de {name}</translation>
</message>
<message>
<source>vApps</source>
<translation>vApps</translation>
</message>
<message>
<source>vCPUs</source>
<translation>vCPU</translation>
</message>
<message>
<source>vCPUs · {count}</source>
<translation>vCPU · {count}</translation>
</message>
<message>
<source>vGPU types enabled</source>
<translation>Types de vGPU activés</translation>
</message>
<message>
<source>vGPUs</source>
<translation>vGPU</translation>
</message>
<message>
<source>vGPUs in use</source>
<translation>vGPU utilisés</translation>
</message>
<message>
<source>vm, host, storage, network, template, snapshot</source>
<translation>vm, host, storage, network, template, snapshot</translation>
</message>
<message>
<source>waiting for I/O</source>
<translation>attente d’E/S</translation>
</message>
<message>
<source>want a restart or another step after updates that were installed.</source>
<translation>demandent un redémarrage ou une autre étape après des mises à jour installées.</translation>
</message>
<message>
<source>weight {weight}</source>
<translation>poids {weight}</translation>
</message>
<message>
<source>what it does: running, halted, maintenance…</source>
<translation>ce qu’il fait : running, halted, maintenance…</translation>
</message>
<message>
<source>with memory</source>
<translation>avec mémoire</translation>
</message>
<message>
<source>write latency</source>
<translation>latence d’écriture</translation>
</message>
<message>
<source>writes</source>
<translation>écritures</translation>
</message>
<message>
<source>written</source>
<translation>écrit</translation>
</message>
<message>
<source>zstd: fast and small, for XCP-ng 8 and later</source>
<translation>zstd : rapide et petit, pour XCP-ng 8 et ultérieur</translation>
</message>
<message>
<source>{PIF} has no IP configuration</source>
<translation>{PIF} n’a pas de configuration IP</translation>
</message>
<message>
<source>{PIF} has no IPv6 configuration</source>
<translation>{PIF} n’a pas de configuration IPv6</translation>
</message>
<message>
<source>{PIF} has no address</source>
<translation>{PIF} n’a pas d’adresse</translation>
</message>
<message>
<source>{PIF} has no virtual functions</source>
<translation>{PIF} n’a pas de fonctions virtuelles</translation>
</message>
<message>
<source>{PIF} has this VLAN already</source>
<translation>{PIF} a déjà ce VLAN</translation>
</message>
<message>
<source>{PIF} has this address</source>
<translation>{PIF} a cette adresse</translation>
</message>
<message>
<source>{PIF} is a bond</source>
<translation>{PIF} est une agrégation</translation>
</message>
<message>
<source>{PIF} is another kind of card than that of the other hosts</source>
<translation>{PIF} est une autre carte que celle des autres hôtes</translation>
</message>
<message>
<source>{PIF} is in a bond already</source>
<translation>{PIF} est déjà dans un agrégat</translation>
</message>
<message>
<source>{PIF} is no bond</source>
<translation>{PIF} n’est pas une agrégation</translation>
</message>
<message>
<source>{PIF} is no card</source>
<translation>{PIF} n’est pas une carte</translation>
</message>
<message>
<source>{PIF} is not managed by the pool</source>
<translation>{PIF} n’est pas gérée par le pool</translation>
</message>
<message>
<source>{PIF} is not plugged</source>
<translation>{PIF} n’est pas branchée</translation>
</message>
<message>
<source>{PIF} is part of a bond</source>
<translation>{PIF} fait partie d’une agrégation</translation>
</message>
<message>
<source>{PIF} is plugged already</source>
<translation>{PIF} est déjà branchée</translation>
</message>
<message>
<source>{PIF} is protected from being unplugged</source>
<translation>{PIF} est protégée contre le débranchement</translation>
</message>
<message>
<source>{PIF} is the management interface</source>
<translation>{PIF} est l’interface d’administration</translation>
</message>
<message>
<source>{PIF} may be unplugged</source>
<translation>{PIF} peut être débranchée</translation>
</message>
<message>
<source>{SR} already has a disk at this location</source>
<translation>{SR} a déjà un disque à cet emplacement</translation>
</message>
<message>
<source>{SR} belongs to the hosts</source>
<translation>{SR} appartient aux hôtes</translation>
</message>
<message>
<source>{SR} cannot take part in storage migration</source>
<translation>{SR} ne peut pas prendre part à une migration de stockage</translation>
</message>
<message>
<source>{SR} does not give freed space back</source>
<translation>{SR} ne rend pas l’espace libéré</translation>
</message>
<message>
<source>{SR} has an image of this name</source>
<translation>{SR} a déjà une image de ce nom</translation>
</message>
<message>
<source>{SR} has no room for the memory of the VM</source>
<translation>{SR} n’a pas de place pour la mémoire de la VM</translation>
</message>
<message>
<source>{SR} has {free} free</source>
<translation>{SR} a {free} libres</translation>
</message>
<message>
<source>{SR} holds the guest tools</source>
<translation>{SR} contient les outils invités</translation>
</message>
<message>
<source>{SR} is in maintenance mode</source>
<translation>{SR} est en mode maintenance</translation>
</message>
<message>
<source>{SR} is mounted read-only</source>
<translation>{SR} est monté en lecture seule</translation>
</message>
<message>
<source>{SR} is no ISO library</source>
<translation>{SR} n’est pas une bibliothèque ISO</translation>
</message>
<message>
<source>{SR} is not connected</source>
<translation>{SR} n’est pas connecté</translation>
</message>
<message>
<source>{SR} is not connected to any host</source>
<translation>{SR} n’est connecté à aucun hôte</translation>
</message>
<message>
<source>{SR} is not in maintenance mode</source>
<translation>{SR} n’est pas en mode maintenance</translation>
</message>
<message>
<source>{SR} is not shared</source>
<translation>{SR} n’est pas partagé</translation>
</message>
<message>
<source>{SR} is not shared by all hosts</source>
<translation>{SR} n’est pas partagé par tous les hôtes</translation>
</message>
<message>
<source>{SR} is out of maintenance mode, but not every VM started</source>
<translation>{SR} est sorti du mode maintenance, mais toutes les VM n’ont pas démarré</translation>
</message>
<message>
<source>{SR} is protected from being destroyed</source>
<translation>{SR} est protégé contre la destruction</translation>
</message>
<message>
<source>{SR} is unhealthy</source>
<translation>{SR} est en mauvais état</translation>
</message>
<message>
<source>{SR} knows the host by this name.</source>
<translation>{SR} connaît l’hôte sous ce nom.</translation>
</message>
<message>
<source>{SR} no longer has it.</source>
<translation>{SR} ne l’a plus.</translation>
</message>
<message>
<source>{SR} takes no disks</source>
<translation>{SR} n’accepte pas de disques</translation>
</message>
<message>
<source>{VBD} is empty</source>
<translation>{VBD} est vide</translation>
</message>
<message>
<source>{VBD} is marked as not hot-unpluggable</source>
<translation>{VBD} est marqué comme non débranchable à chaud</translation>
</message>
<message>
<source>{VBD} is no disk</source>
<translation>{VBD} n’est pas un disque</translation>
</message>
<message>
<source>{VBD} is not a CD drive</source>
<translation>{VBD} n’est pas un lecteur de CD</translation>
</message>
<message>
<source>{VBD} is not empty</source>
<translation>{VBD} n’est pas vide</translation>
</message>
<message>
<source>{VDI} cannot be attached</source>
<translation>{VDI} ne peut pas être attaché</translation>
</message>
<message>
<source>{VDI} cannot be reached from there.</source>
<translation>{VDI} n’est pas accessible de là.</translation>
</message>
<message>
<source>{VDI} has changed block tracking</source>
<translation>{VDI} a le suivi des blocs modifiés</translation>
</message>
<message>
<source>{VDI} has no change tracking data</source>
<translation>{VDI} n’a pas de données de suivi</translation>
</message>
<message>
<source>{VDI} is a snapshot</source>
<translation>{VDI} est un instantané</translation>
</message>
<message>
<source>{VDI} is an internal disk that cannot be used</source>
<translation>{VDI} est un disque interne qui ne peut être utilisé</translation>
</message>
<message>
<source>{VDI} is in its library, but could not be inserted into {VM}</source>
<translation>{VDI} est dans sa bibliothèque, mais n’a pas pu être inséré dans {VM}</translation>
</message>
<message>
<source>{VDI} is in the drive of {VM}</source>
<translation>{VDI} est dans le lecteur de {VM}</translation>
</message>
<message>
<source>{VDI} is in use</source>
<translation>{VDI} est utilisé</translation>
</message>
<message>
<source>{VDI} is larger than the format allows</source>
<translation>{VDI} est plus grand que le format ne le permet</translation>
</message>
<message>
<source>{VDI} is not an ISO image</source>
<translation>{VDI} n’est pas une image ISO</translation>
</message>
<message>
<source>{VDI} is of a kind that cannot be used here</source>
<translation>{VDI} est d’une sorte inutilisable ici</translation>
</message>
<message>
<source>{VDI} is read-only</source>
<translation>{VDI} est en lecture seule</translation>
</message>
<message>
<source>{VDI} is shared by VMs</source>
<translation>{VDI} est partagé par des VM</translation>
</message>
<message>
<source>{VDI} is too small</source>
<translation>{VDI} est trop petit</translation>
</message>
<message>
<source>{VIF} cannot be connected</source>
<translation>{VIF} ne peut pas être connectée</translation>
</message>
<message>
<source>{VMSS} has no VMs</source>
<translation>{VMSS} n’a aucune VM</translation>
</message>
<message>
<source>{VM} came with the product</source>
<translation>{VM} est fourni avec le produit</translation>
</message>
<message>
<source>{VM} cannot be suspended or moved now</source>
<translation>{VM} ne peut être ni suspendue ni déplacée maintenant</translation>
</message>
<message>
<source>{VM} cannot run on {host}</source>
<translation>{VM} ne peut pas tourner sur {host}</translation>
</message>
<message>
<source>{VM} could not be migrated</source>
<translation>{VM} n’a pas pu être migrée</translation>
</message>
<message>
<source>{VM} could not be reverted</source>
<translation>{VM} n’a pas pu être ramenée en arrière</translation>
</message>
<message>
<source>{VM} could not boot</source>
<translation>{VM} n’a pas pu s’amorcer</translation>
</message>
<message>
<source>{VM} could not go on after its snapshot</source>
<translation>{VM} n’a pas pu continuer après son instantané</translation>
</message>
<message>
<source>{VM} could not start</source>
<translation>{VM} n’a pas pu démarrer</translation>
</message>
<message>
<source>{VM} crashed</source>
<translation>{VM} a planté</translation>
</message>
<message>
<source>{VM} did not ({code}); {number} in all.</source>
<translation>{VM} ne l’a pas fait ({code}) ; {number} en tout.</translation>
</message>
<message>
<source>{VM} did not react to the shutdown request</source>
<translation>{VM} n’a pas réagi à la demande d’arrêt</translation>
</message>
<message>
<source>{VM} did not react to the suspend request</source>
<translation>{VM} n’a pas réagi à la demande de suspension</translation>
</message>
<message>
<source>{VM} did not shut down in time</source>
<translation>{VM} ne s’est pas arrêtée à temps</translation>
</message>
<message>
<source>{VM} did not suspend in time</source>
<translation>{VM} ne s’est pas suspendue à temps</translation>
</message>
<message>
<source>{VM} does not support this</source>
<translation>{VM} ne prend pas cela en charge</translation>
</message>
<message>
<source>{VM} exists already</source>
<translation>{VM} existe déjà</translation>
</message>
<message>
<source>{VM} has a DVD drive already</source>
<translation>{VM} a déjà un lecteur DVD</translation>
</message>
<message>
<source>{VM} has a TPM already</source>
<translation>{VM} a déjà un TPM</translation>
</message>
<message>
<source>{VM} has a snapshot with memory</source>
<translation>{VM} a un instantané avec mémoire</translation>
</message>
<message>
<source>{VM} has an SR-IOV network interface</source>
<translation>{VM} a une interface réseau SR-IOV</translation>
</message>
<message>
<source>{VM} has more virtual processors than the host can run</source>
<translation>{VM} a plus de processeurs virtuels que l’hôte ne peut en exécuter</translation>
</message>
<message>
<source>{VM} has no TPM</source>
<translation>{VM} n’a pas de TPM</translation>
</message>
<message>
<source>{VM} has no drive for discs</source>
<translation>{VM} n’a pas de lecteur de disques</translation>
</message>
<message>
<source>{VM} has no empty CD drive</source>
<translation>{VM} n’a pas de lecteur de CD vide</translation>
</message>
<message>
<source>{VM} has no graphical console</source>
<translation>{VM} n’a pas de console graphique</translation>
</message>
<message>
<source>{VM} has no guest tools</source>
<translation>{VM} n’a pas d’outils invités</translation>
</message>
<message>
<source>{VM} has no text console</source>
<translation>{VM} n’a pas de console texte</translation>
</message>
<message>
<source>{VM} has no virtual processor</source>
<translation>{VM} n’a pas de processeur virtuel</translation>
</message>
<message>
<source>{VM} has not ended yet</source>
<translation>{VM} n’a pas encore pris fin</translation>
</message>
<message>
<source>{VM} has this device</source>
<translation>{VM} a ce périphérique</translation>
</message>
<message>
<source>{VM} has too little memory to start</source>
<translation>{VM} a trop peu de mémoire pour démarrer</translation>
</message>
<message>
<source>{VM} has too many snapshots</source>
<translation>{VM} a trop d’instantanés</translation>
</message>
<message>
<source>{VM} is a built-in template</source>
<translation>{VM} est un modèle intégré</translation>
</message>
<message>
<source>{VM} is a snapshot</source>
<translation>{VM} est un instantané</translation>
</message>
<message>
<source>{VM} is a template</source>
<translation>{VM} est un modèle</translation>
</message>
<message>
<source>{VM} is being resumed</source>
<translation>{VM} est en cours de reprise</translation>
</message>
<message>
<source>{VM} is being suspended</source>
<translation>{VM} est en cours de suspension</translation>
</message>
<message>
<source>{VM} is in a vApp already</source>
<translation>{VM} est déjà dans une vApp</translation>
</message>
<message>
<source>{VM} is in no vApp</source>
<translation>{VM} n’est dans aucune vApp</translation>
</message>
<message>
<source>{VM} is not fully virtualised</source>
<translation>{VM} n’est pas entièrement virtualisée</translation>
</message>
<message>
<source>{VM} is not running</source>
<translation>{VM} n’est pas en marche</translation>
</message>
<message>
<source>{VM} is on {host} already</source>
<translation>{VM} est déjà sur {host}</translation>
</message>
<message>
<source>{VM} is paravirtual</source>
<translation>{VM} est paravirtualisée</translation>
</message>
<message>
<source>{VM} is paravirtual and has no boot order</source>
<translation>{VM} est paravirtualisée et n’a pas d’ordre d’amorçage</translation>
</message>
<message>
<source>{VM} is paused</source>
<translation>{VM} est en pause</translation>
</message>
<message>
<source>{VM} is protected by high availability</source>
<translation>{VM} est protégée par la haute disponibilité</translation>
</message>
<message>
<source>{VM} is rebooting</source>
<translation>{VM} redémarre</translation>
</message>
<message>
<source>{VM} is reverted to a snapshot</source>
<translation>{VM} est en cours de retour à un instantané</translation>
</message>
<message>
<source>{VM} is set so already</source>
<translation>{VM} est déjà réglée ainsi</translation>
</message>
<message>
<source>{VM} is shutting down</source>
<translation>{VM} s’arrête</translation>
</message>
<message>
<source>{VM} is still in the pool</source>
<translation>{VM} est encore dans le pool</translation>
</message>
<message>
<source>{VM} is suspended</source>
<translation>{VM} est suspendue</translation>
</message>
<message>
<source>{VM} is tied to its host</source>
<translation>{VM} est liée à son hôte</translation>
</message>
<message>
<source>{VM} is {actual}</source>
<translation>{VM} est à l’état « {actual} »</translation>
</message>
<message>
<source>{VM} moves to another host</source>
<translation>{VM} passe sur un autre hôte</translation>
</message>
<message>
<source>{VM} needs the network {network}</source>
<translation>{VM} a besoin du réseau {network}</translation>
</message>
<message>
<source>{VM} needs {SR}</source>
<translation>{VM} a besoin de {SR}</translation>
</message>
<message>
<source>{VM} rebooted unexpectedly</source>
<translation>{VM} a redémarré de façon inattendue</translation>
</message>
<message>
<source>{VM} runs</source>
<translation>{VM} est en marche</translation>
</message>
<message>
<source>{VM} stopped unexpectedly</source>
<translation>{VM} s’est arrêtée de façon inattendue</translation>
</message>
<message>
<source>{VM} uses a USB device of the host</source>
<translation>{VM} utilise un périphérique USB de l’hôte</translation>
</message>
<message>
<source>{VM} uses a passed-through device</source>
<translation>{VM} utilise un périphérique transmis</translation>
</message>
<message>
<source>{VM} uses a virtual GPU</source>
<translation>{VM} utilise un GPU virtuel</translation>
</message>
<message>
<source>{VM} was suspended on other processors</source>
<translation>{VM} a été suspendue sur d’autres processeurs</translation>
</message>
<message>
<source>{able} of {all} can run it now</source>
<translation>{able} sur {all} peuvent la faire tourner maintenant</translation>
</message>
<message>
<source>{action} {whom}</source>
<translation>{action} : {whom}</translation>
</message>
<message>
<source>{address} is a group’s address</source>
<translation>{address} est l’adresse d’un groupe</translation>
</message>
<message>
<source>{address} is no PCI address: it reads as 0000:04:00.0, with bus, device and function</source>
<translation>{address} n’est pas une adresse PCI : elle s’écrit 0000:04:00.0, avec bus, périphérique et fonction</translation>
</message>
<message>
<source>{address} is taken</source>
<translation>{address} est prise</translation>
</message>
<message>
<source>{count} VM</source>
<translation>{count} VM</translation>
</message>
<message>
<source>{count} VM interface</source>
<translation>{count} interface de VM</translation>
</message>
<message>
<source>{count} VM interfaces</source>
<translation>{count} interfaces de VM</translation>
</message>
<message>
<source>{count} VMs</source>
<translation>{count} VM</translation>
</message>
<message>
<source>{count} alarm</source>
<translation>{count} alarme</translation>
</message>
<message>
<source>{count} alarms</source>
<translation>{count} alarmes</translation>
</message>
<message>
<source>{count} bad block</source>
<translation>{count} bloc défectueux</translation>
</message>
<message>
<source>{count} bad blocks</source>
<translation>{count} blocs défectueux</translation>
</message>
<message>
<source>{count} base</source>
<translation>{count} base</translation>
</message>
<message>
<source>{count} bases</source>
<translation>{count} bases</translation>
</message>
<message>
<source>{count} cannot be restarted for sure and stay as they are; the note says why.</source>
<translation>{count} : redémarrage non garanti, laissées telles quelles ; la remarque dit pourquoi.</translation>
</message>
<message>
<source>{count} cannot leave as they are:</source>
<translation>{count} ne peuvent pas partir telles quelles :</translation>
</message>
<message>
<source>{count} certificate</source>
<translation>{count} certificat</translation>
</message>
<message>
<source>{count} certificates</source>
<translation>{count} certificats</translation>
</message>
<message>
<source>{count} character</source>
<translation>{count} caractère</translation>
</message>
<message>
<source>{count} characters</source>
<translation>{count} caractères</translation>
</message>
<message>
<source>{count} connection</source>
<translation>{count} connexion</translation>
</message>
<message>
<source>{count} connections</source>
<translation>{count} connexions</translation>
</message>
<message>
<source>{count} core</source>
<translation>{count} cœur</translation>
</message>
<message>
<source>{count} cores</source>
<translation>{count} cœurs</translation>
</message>
<message>
<source>{count} crash dump</source>
<translation>{count} vidage après plantage</translation>
</message>
<message>
<source>{count} crash dumps</source>
<translation>{count} vidages après plantage</translation>
</message>
<message>
<source>{count} day</source>
<translation>{count} jour</translation>
</message>
<message>
<source>{count} days</source>
<translation>{count} jours</translation>
</message>
<message>
<source>{count} difference</source>
<translation>{count} différence</translation>
</message>
<message>
<source>{count} differences</source>
<translation>{count} différences</translation>
</message>
<message>
<source>{count} disk</source>
<translation>{count} disque</translation>
</message>
<message>
<source>{count} disks</source>
<translation>{count} disques</translation>
</message>
<message>
<source>{count} dismissed package</source>
<translation>{count} paquet écarté</translation>
</message>
<message>
<source>{count} dismissed packages</source>
<translation>{count} paquets écartés</translation>
</message>
<message>
<source>{count} drive</source>
<translation>{count} lecteur</translation>
</message>
<message>
<source>{count} drives</source>
<translation>{count} lecteurs</translation>
</message>
<message>
<source>{count} host</source>
<translation>{count} hôte</translation>
</message>
<message>
<source>{count} host failure</source>
<translation>{count} panne d’hôte</translation>
</message>
<message>
<source>{count} host failures</source>
<translation>{count} pannes d’hôtes</translation>
</message>
<message>
<source>{count} host interface</source>
<translation>{count} interface d’hôte</translation>
</message>
<message>
<source>{count} host interfaces</source>
<translation>{count} interfaces d’hôtes</translation>
</message>
<message>
<source>{count} hosts</source>
<translation>{count} hôtes</translation>
</message>
<message>
<source>{count} hour</source>
<translation>{count} heure</translation>
</message>
<message>
<source>{count} hours</source>
<translation>{count} heures</translation>
</message>
<message>
<source>{count} image</source>
<translation>{count} image</translation>
</message>
<message>
<source>{count} images</source>
<translation>{count} images</translation>
</message>
<message>
<source>{count} interface</source>
<translation>{count} interface</translation>
</message>
<message>
<source>{count} interfaces</source>
<translation>{count} interfaces</translation>
</message>
<message>
<source>{count} message</source>
<translation>{count} message</translation>
</message>
<message>
<source>{count} messages</source>
<translation>{count} messages</translation>
</message>
<message>
<source>{count} more</source>
<translation>{count} de plus</translation>
</message>
<message>
<source>{count} more VM</source>
<translation>{count} autre VM</translation>
</message>
<message>
<source>{count} more VMs</source>
<translation>{count} autres VM</translation>
</message>
<message>
<source>{count} network</source>
<translation>{count} réseau</translation>
</message>
<message>
<source>{count} networks</source>
<translation>{count} réseaux</translation>
</message>
<message>
<source>{count} notification</source>
<translation>{count} notification</translation>
</message>
<message>
<source>{count} notifications</source>
<translation>{count} notifications</translation>
</message>
<message>
<source>{count} object</source>
<translation>{count} objet</translation>
</message>
<message>
<source>{count} objects</source>
<translation>{count} objets</translation>
</message>
<message>
<source>{count} objects selected</source>
<translation>{count} objets sélectionnés</translation>
</message>
<message>
<source>{count} of {all} hosts lack some</source>
<translation>{count} hôtes sur {all} en manquent</translation>
</message>
<message>
<source>{count} of {size}</source>
<translation>{count} de {size}</translation>
</message>
<message>
<source>{count} of {total}</source>
<translation>{count} sur {total}</translation>
</message>
<message>
<source>{count} of {total} hosts</source>
<translation>{count} hôtes sur {total}</translation>
</message>
<message>
<source>{count} other VM</source>
<translation>{count} autre VM</translation>
</message>
<message>
<source>{count} other VMs</source>
<translation>{count} autres VM</translation>
</message>
<message>
<source>{count} package</source>
<translation>{count} paquet</translation>
</message>
<message>
<source>{count} packages</source>
<translation>{count} paquets</translation>
</message>
<message>
<source>{count} patch</source>
<translation>{count} correctif</translation>
</message>
<message>
<source>{count} patches</source>
<translation>{count} correctifs</translation>
</message>
<message>
<source>{count} pool</source>
<translation>{count} pool</translation>
</message>
<message>
<source>{count} pools</source>
<translation>{count} pools</translation>
</message>
<message>
<source>{count} run there.</source>
<translation>{count} y tournent.</translation>
</message>
<message>
<source>{count} running</source>
<translation>{count} en marche</translation>
</message>
<message>
<source>{count} running task</source>
<translation>{count} tâche en cours</translation>
</message>
<message>
<source>{count} running tasks</source>
<translation>{count} tâches en cours</translation>
</message>
<message>
<source>{count} selected</source>
<translation>{count} sélectionnés</translation>
</message>
<message>
<source>{count} snapshot</source>
<translation>{count} instantané</translation>
</message>
<message>
<source>{count} snapshots</source>
<translation>{count} instantanés</translation>
</message>
<message>
<source>{count} socket</source>
<translation>{count} socket</translation>
</message>
<message>
<source>{count} sockets</source>
<translation>{count} sockets</translation>
</message>
<message>
<source>{count} storage</source>
<translation>{count} stockage</translation>
</message>
<message>
<source>{count} storage repositories</source>
<translation>{count} dépôts de stockage</translation>
</message>
<message>
<source>{count} storage repository</source>
<translation>{count} dépôt de stockage</translation>
</message>
<message>
<source>{count} storages</source>
<translation>{count} stockages</translation>
</message>
<message>
<source>{count} task</source>
<translation>{count} tâche</translation>
</message>
<message>
<source>{count} tasks</source>
<translation>{count} tâches</translation>
</message>
<message>
<source>{count} template</source>
<translation>{count} modèle</translation>
</message>
<message>
<source>{count} templates</source>
<translation>{count} modèles</translation>
</message>
<message>
<source>{count} that run there move to other hosts, and come back when maintenance mode ends.</source>
<translation>{count} qui y tournent vont sur d’autres hôtes, et reviennent à la fin du mode maintenance.</translation>
</message>
<message>
<source>{count} times</source>
<translation>{count} fois</translation>
</message>
<message>
<source>{count} times since {since}</source>
<translation>{count} fois depuis {since}</translation>
</message>
<message>
<source>{count} user</source>
<translation>{count} utilisateur</translation>
</message>
<message>
<source>{count} users</source>
<translation>{count} utilisateurs</translation>
</message>
<message>
<source>{count} vApp</source>
<translation>{count} vApp</translation>
</message>
<message>
<source>{count} vApps</source>
<translation>{count} vApps</translation>
</message>
<message>
<source>{count} vCPU</source>
<translation>{count} vCPU</translation>
</message>
<message>
<source>{count} vCPUs</source>
<translation>{count} vCPU</translation>
</message>
<message>
<source>{count} virtual function</source>
<translation>{count} fonction virtuelle</translation>
</message>
<message>
<source>{count} virtual functions</source>
<translation>{count} fonctions virtuelles</translation>
</message>
<message>
<source>{count} would be lost</source>
<translation>Serait perdu : {count}</translation>
</message>
<message>
<source>{days} at {time}</source>
<translation>{days} à {time}</translation>
</message>
<message>
<source>{day} (today)</source>
<translation>{day} (aujourd’hui)</translation>
</message>
<message>
<source>{degrees} °C</source>
<translation>{degrees} °C</translation>
</message>
<message>
<source>{device} did not connect in time</source>
<translation>{device} ne s’est pas connecté à temps</translation>
</message>
<message>
<source>{device} is detached already</source>
<translation>{device} est déjà détaché</translation>
</message>
<message>
<source>{device} of {host}</source>
<translation>{device} de {host}</translation>
</message>
<message>
<source>{device} of {vm}</source>
<translation>{device} de {vm}</translation>
</message>
<message>
<source>{disks}, {size} together</source>
<translation>{disks}, {size} en tout</translation>
</message>
<message>
<source>{disks}: at least {size} come back.</source>
<translation>{disks} : au moins {size} sont rendus.</translation>
</message>
<message>
<source>{disk} {size} on {storage}</source>
<translation>{disk} {size} sur {storage}</translation>
</message>
<message>
<source>{doing} {name}</source>
<translation>{doing} : {name}</translation>
</message>
<message>
<source>{endpoint} answered in a way that was not understood</source>
<translation>{endpoint} a répondu d’une façon incomprise</translation>
</message>
<message>
<source>{endpoint} cannot be reached</source>
<translation>{endpoint} ne peut pas être atteint</translation>
</message>
<message>
<source>{endpoint} cannot pass consoles on</source>
<translation>{endpoint} ne peut pas relayer de consoles</translation>
</message>
<message>
<source>{endpoint} closed the connection without an answer</source>
<translation>{endpoint} a fermé la connexion sans répondre</translation>
</message>
<message>
<source>{endpoint} does not accept this sign-in any more</source>
<translation>{endpoint} n’accepte plus cette connexion</translation>
</message>
<message>
<source>{endpoint} does not answer</source>
<translation>{endpoint} ne répond pas</translation>
</message>
<message>
<source>{endpoint} does not open the console</source>
<translation>{endpoint} n’ouvre pas la console</translation>
</message>
<message>
<source>{endpoint} does not run this VM now</source>
<translation>{endpoint} n’exécute pas cette VM maintenant</translation>
</message>
<message>
<source>{endpoint} knows the VM but has no screen of it: it has just ended, or has just begun.</source>
<translation>{endpoint} connaît la VM mais n’en a pas d’écran : elle vient de finir, ou de commencer.</translation>
</message>
<message>
<source>{endpoint} refuses the transfer</source>
<translation>{endpoint} refuse le transfert</translation>
</message>
<message>
<source>{endpoint} says: {words}.</source>
<translation>{endpoint} dit : {words}.</translation>
</message>
<message>
<source>{failed} failed</source>
<translation>{failed} en échec</translation>
</message>
<message>
<source>{field} cannot be {value}</source>
<translation>{field} ne peut pas valoir {value}</translation>
</message>
<message>
<source>{field} of this object has that key.</source>
<translation>{field} de cet objet a cette clé.</translation>
</message>
<message>
<source>{file} cannot be unpacked</source>
<translation>{file} ne peut pas être décompressé</translation>
</message>
<message>
<source>{file} holds no VM</source>
<translation>{file} ne contient aucune VM</translation>
</message>
<message>
<source>{file} is compressed as a whole</source>
<translation>{file} est entièrement compressé</translation>
</message>
<message>
<source>{file} is damaged, or signed in a way that is not known here.</source>
<translation>{file} est endommagé, ou signé d’une manière inconnue ici.</translation>
</message>
<message>
<source>{file} is empty</source>
<translation>{file} est vide</translation>
</message>
<message>
<source>{file} is missing from the package</source>
<translation>{file} manque dans le paquet</translation>
</message>
<message>
<source>{file} is not the file that was packed</source>
<translation>{file} n’est pas le fichier d’origine</translation>
</message>
<message>
<source>{file} is packed in a way that nobody packs files</source>
<translation>{file} est compressé comme personne ne le fait</translation>
</message>
<message>
<source>{first} and {last}</source>
<translation>{first} et {last}</translation>
</message>
<message>
<source>{first} or {last}</source>
<translation>{first} ou {last}</translation>
</message>
<message>
<source>{format}, a disk of {size}, in a file of {file}.</source>
<translation>{format}, un disque de {size}, dans un fichier de {file}.</translation>
</message>
<message>
<source>{found} of {objects}</source>
<translation>{found} sur {objects}</translation>
</message>
<message>
<source>{free} are free there</source>
<translation>{free} y sont libres</translation>
</message>
<message>
<source>{hosts} · {vms} · {count} running</source>
<translation>{hosts} · {vms} · {count} en marche</translation>
</message>
<message>
<source>{host} alone</source>
<translation>{host} seulement</translation>
</message>
<message>
<source>{host} cannot connect to {network}</source>
<translation>{host} ne peut pas se connecter à {network}</translation>
</message>
<message>
<source>{host} could not join the domain</source>
<translation>{host} n’a pas pu rejoindre le domaine</translation>
</message>
<message>
<source>{host} could not leave the domain</source>
<translation>{host} n’a pas pu quitter le domaine</translation>
</message>
<message>
<source>{host} does not offer the VM's virtual hardware version</source>
<translation>{host} n’offre pas la version de matériel virtuel de la VM</translation>
</message>
<message>
<source>{host} has a connection to {SR} already</source>
<translation>{host} a déjà une connexion à {SR}</translation>
</message>
<message>
<source>{host} has an address on {network}</source>
<translation>{host} a une adresse sur {network}</translation>
</message>
<message>
<source>{host} has iSCSI storage connected</source>
<translation>{host} a du stockage iSCSI connecté</translation>
</message>
<message>
<source>{host} has its time from elsewhere</source>
<translation>{host} prend l’heure ailleurs</translation>
</message>
<message>
<source>{host} has mandatory update steps (reboot, toolstack restart) to do first</source>
<translation>{host} a d’abord des étapes de mise à jour obligatoires à faire (redémarrage, toolstack)</translation>
</message>
<message>
<source>{host} has no IOMMU/VT-d enabled</source>
<translation>{host} n’a pas d’IOMMU/VT-d activé</translation>
</message>
<message>
<source>{host} has no Open vSwitch</source>
<translation>{host} n’a pas Open vSwitch</translation>
</message>
<message>
<source>{host} has no address to go to</source>
<translation>{host} n’a pas d’adresse où aller</translation>
</message>
<message>
<source>{host} has no interface on the network</source>
<translation>{host} n’a pas d’interface sur le réseau</translation>
</message>
<message>
<source>{host} has no such card</source>
<translation>{host} n’a pas cette carte</translation>
</message>
<message>
<source>{host} heard: {message}.</source>
<translation>{host} a reçu : {message}.</translation>
</message>
<message>
<source>{host} is being evacuated already</source>
<translation>{host} est déjà en cours d’évacuation</translation>
</message>
<message>
<source>{host} is disabled</source>
<translation>{host} est désactivé</translation>
</message>
<message>
<source>{host} is disabled already</source>
<translation>{host} est déjà désactivé</translation>
</message>
<message>
<source>{host} is enabled already</source>
<translation>{host} est déjà activé</translation>
</message>
<message>
<source>{host} is in a domain already</source>
<translation>{host} est déjà dans un domaine</translation>
</message>
<message>
<source>{host} is in maintenance</source>
<translation>{host} est en maintenance</translation>
</message>
<message>
<source>{host} is in maintenance mode</source>
<translation>{host} est en mode maintenance</translation>
</message>
<message>
<source>{host} is not in maintenance mode</source>
<translation>{host} n’est pas en mode maintenance</translation>
</message>
<message>
<source>{host} is not on {network}</source>
<translation>{host} n’est pas sur {network}</translation>
</message>
<message>
<source>{host} is not reachable</source>
<translation>{host} n’est pas joignable</translation>
</message>
<message>
<source>{host} is out of maintenance mode, but not every VM came back</source>
<translation>{host} n’est plus en mode maintenance, mais toutes les VM ne sont pas revenues</translation>
</message>
<message>
<source>{host} is outside the surviving partition</source>
<translation>{host} est hors de la partition survivante</translation>
</message>
<message>
<source>{host} is the coordinator</source>
<translation>{host} est le coordinateur</translation>
</message>
<message>
<source>{host} is the coordinator: this window loses its connection, and comes back by itself at {address} if the host there shows the certificate it shows now.</source>
<translation>{host} est le coordinateur : cette fenêtre perd sa connexion, et revient d’elle-même à {address} si l’hôte y présente le certificat actuel.</translation>
</message>
<message>
<source>{host} is the coordinator: this window loses its connection. Which address it gets is not known before: if the window does not come back by itself, connect to the new address.</source>
<translation>{host} est le coordinateur : cette fenêtre perd sa connexion. L’adresse qu’il recevra n’est pas connue d’avance : si la fenêtre ne revient pas d’elle-même, connectez-vous à la nouvelle adresse.</translation>
</message>
<message>
<source>{host} keeps no crash dumps</source>
<translation>{host} ne garde aucun vidage après plantage</translation>
</message>
<message>
<source>{host} runs an older version (rolling upgrade)</source>
<translation>{host} a une version plus ancienne (mise à niveau progressive)</translation>
</message>
<message>
<source>{host} stays disabled until somebody enables it</source>
<translation>{host} reste désactivé jusqu’à ce que quelqu’un l’active</translation>
</message>
<message>
<source>{host} waits for a reboot</source>
<translation>{host} attend un redémarrage</translation>
</message>
<message>
<source>{host}: {functions} left</source>
<translation>{host} : {functions} restantes</translation>
</message>
<message>
<source>{hours} on</source>
<translation>{hours} de fonctionnement</translation>
</message>
<message>
<source>{job}: {outcome}</source>
<translation>{job} : {outcome}</translation>
</message>
<message>
<source>{keyring} cannot be used ({error}).</source>
<translation>{keyring} n’est pas utilisable ({error}).</translation>
</message>
<message>
<source>{keys} releases keyboard and pointer</source>
<translation>{keys} libère le clavier et le pointeur</translation>
</message>
<message>
<source>{keys} releases the keyboard</source>
<translation>{keys} libère le clavier</translation>
</message>
<message>
<source>{key} is set already</source>
<translation>{key} est déjà défini</translation>
</message>
<message>
<source>{kind}, packed with {packing}</source>
<translation>{kind}, compressé avec {packing}</translation>
</message>
<message>
<source>{kind}, {format}</source>
<translation>{kind}, {format}</translation>
</message>
<message>
<source>{kind}: SHA-256</source>
<translation>{kind} : SHA-256</translation>
</message>
<message>
<source>{label} cannot be edited: {why}</source>
<translation>{label} ne peut pas être modifié : {why}</translation>
</message>
<message>
<source>{lead} All get what is set here; it begins with what {first} has.</source>
<translation>{lead} Tous reçoivent ce qui est réglé ici ; le départ est ce qu’a {first}.</translation>
</message>
<message>
<source>{lead} All hosts of the pool get what is set here.</source>
<translation>{lead} Tous les hôtes du pool reçoivent ce qui est réglé ici.</translation>
</message>
<message>
<source>{least} to {most} of memory</source>
<translation>{least} à {most} de mémoire</translation>
</message>
<message>
<source>{low} to {high}, at most {most}</source>
<translation>{low} à {high}, au plus {most}</translation>
</message>
<message>
<source>{many}{model} ({cores} threads)</source>
<translation>{many}{model} ({cores} threads)</translation>
</message>
<message>
<source>{measure} of {object} is past its limit</source>
<translation>{measure} de {object} a dépassé sa limite</translation>
</message>
<message>
<source>{message}.</source>
<translation>{message}.</translation>
</message>
<message>
<source>{method} takes {expected} parameters, {received} were given.</source>
<translation>{method} prend {expected} paramètres, {received} ont été donnés.</translation>
</message>
<message>
<source>{name}  (now in {schedule})</source>
<translation>{name}  (maintenant dans {schedule})</translation>
</message>
<message>
<source>{name} (bond)</source>
<translation>{name} (agrégat)</translation>
</message>
<message>
<source>{name} (build {build})</source>
<translation>{name} (build {build})</translation>
</message>
<message>
<source>{name} (coordinator)</source>
<translation>{name} (coordinateur)</translation>
</message>
<message>
<source>{name} (date)</source>
<translation>{name} (date)</translation>
</message>
<message>
<source>{name} (default)</source>
<translation>{name} (par défaut)</translation>
</message>
<message>
<source>{name} (this pool)</source>
<translation>{name} (ce pool)</translation>
</message>
<message>
<source>{name} answers for the pool</source>
<translation>{name} répond pour le pool</translation>
</message>
<message>
<source>{name} cannot be read or written</source>
<translation>{name} ne peut être ni lu ni écrit</translation>
</message>
<message>
<source>{name} does not answer</source>
<translation>{name} ne répond pas</translation>
</message>
<message>
<source>{name} does not stand behind its block</source>
<translation>{name} n’est pas derrière son bloc</translation>
</message>
<message>
<source>{name} does not start again</source>
<translation>{name} ne redémarre pas</translation>
</message>
<message>
<source>{name} follows the coordinator at {address}.</source>
<translation>{name} suit le coordinateur à l’adresse {address}.</translation>
</message>
<message>
<source>{name} has lost its coordinator, and can take over</source>
<translation>{name} a perdu son coordinateur et peut prendre la relève</translation>
</message>
<message>
<source>{name} in the archive belongs to none of its disks</source>
<translation>{name} dans l’archive n’appartient à aucun de ses disques</translation>
</message>
<message>
<source>{name} in the archive is larger than any file that hosts write</source>
<translation>{name} dans l’archive est plus grand que tout fichier qu’un hôte écrit</translation>
</message>
<message>
<source>{name} is asked</source>
<translation>{name} est interrogé</translation>
</message>
<message>
<source>{name} is off, or leads no pool any more</source>
<translation>{name} est éteint, ou ne dirige plus aucun pool</translation>
</message>
<message>
<source>{name} is starting</source>
<translation>{name} démarre</translation>
</message>
<message>
<source>{name} is the coordinator: the pool cannot be managed until it is switched on again, and this window loses its connection. To keep the pool manageable put the host into maintenance mode first, and let another one take over.</source>
<translation>{name} est le coordinateur : le pool ne peut pas être administré avant qu’il soit rallumé, et cette fenêtre perd sa connexion. Pour que le pool reste administrable, passez d’abord l’hôte en mode maintenance et laissez un autre prendre le relais.</translation>
</message>
<message>
<source>{name} is the coordinator: this window loses its connection, and comes back by itself in about a minute. Tasks of the pool that run now are lost from sight.</source>
<translation>{name} est le coordinateur : cette fenêtre perd sa connexion, et revient d’elle-même en une minute environ. Les tâches du pool en cours sont perdues de vue.</translation>
</message>
<message>
<source>{name} is the coordinator: while it reboots the pool cannot be managed. This window loses its connection, and comes back by itself when the host is there again.</source>
<translation>{name} est le coordinateur : pendant qu’il redémarre, le pool ne peut pas être administré. Cette fenêtre perd sa connexion, et revient d’elle-même quand l’hôte est de nouveau là.</translation>
</message>
<message>
<source>{name} is the coordinator; {count} follow it now.</source>
<translation>{name} est le coordinateur ; {count} le suivent à présent.</translation>
</message>
<message>
<source>{name} is there already</source>
<translation>{name} existe déjà</translation>
</message>
<message>
<source>{name} moved to {host}. Connecting again…</source>
<translation>{name} est passée sur {host}. Reconnexion…</translation>
</message>
<message>
<source>{name} starts on {host}</source>
<translation>{name} démarre sur {host}</translation>
</message>
<message>
<source>{name} still counts on a coordinator</source>
<translation>{name} compte encore sur un coordinateur</translation>
</message>
<message>
<source>{name} takes VMs again afterwards.</source>
<translation>{name} accepte ensuite de nouveau des VM.</translation>
</message>
<message>
<source>{name} was started anew. Connecting again…</source>
<translation>{name} a été redémarrée. Reconnexion…</translation>
</message>
<message>
<source>{name} {now}, {now2} at most</source>
<translation>{name} {now}, {now2} au plus</translation>
</message>
<message>
<source>{name} — Console</source>
<translation>{name} — Console</translation>
</message>
<message>
<source>{name} — XO Lite Desktop</source>
<translation>{name} — XO Lite Desktop</translation>
</message>
<message>
<source>{name}, by a certificate of {issuer} until {day}. The signature matches; whether the certificate is to be trusted is not checked.</source>
<translation>{name}, par un certificat de {issuer} valable jusqu’au {day}. La signature correspond ; la confiance à accorder au certificat n’est pas vérifiée.</translation>
</message>
<message>
<source>{name}, the coordinator, does not answer. VMs on other hosts run on, but the pool cannot be managed.</source>
<translation>{name}, le coordinateur, ne répond pas. Les VM des autres hôtes continuent de tourner, mais le pool ne peut pas être administré.</translation>
</message>
<message>
<source>{name}, which this pool uses</source>
<translation>{name}, que ce pool utilise</translation>
</message>
<message>
<source>{needed} is needed from the start.</source>
<translation>Il en faut {needed} dès le début.</translation>
</message>
<message>
<source>{needed} is written on what would go there.</source>
<translation>{needed} sont écrits sur ce qui y irait.</translation>
</message>
<message>
<source>{network} has an interface on that host already</source>
<translation>{network} a déjà une interface sur cet hôte</translation>
</message>
<message>
<source>{network} is on no bond</source>
<translation>{network} n’est sur aucune agrégation</translation>
</message>
<message>
<source>{network} is on no virtual functions</source>
<translation>{network} n’est sur aucune fonction virtuelle</translation>
</message>
<message>
<source>{network} is the network of a card</source>
<translation>{network} est le réseau d’une carte</translation>
</message>
<message>
<source>{network} needs like cards on all of them.</source>
<translation>{network} demande des cartes semblables sur tous.</translation>
</message>
<message>
<source>{notifications}, updates for {hosts}</source>
<translation>{notifications}, mises à jour pour {hosts}</translation>
</message>
<message>
<source>{now} of max {most}</source>
<translation>{now} sur {most} au plus</translation>
</message>
<message>
<source>{now} of {most} paths</source>
<translation>{now} chemins sur {most}</translation>
</message>
<message>
<source>{object} cannot reach the directory of its users</source>
<translation>{object} ne peut pas joindre l’annuaire de ses utilisateurs</translation>
</message>
<message>
<source>{object} could not join its cluster</source>
<translation>{object} n’a pas pu rejoindre sa grappe</translation>
</message>
<message>
<source>{object} crashed</source>
<translation>{object} a planté</translation>
</message>
<message>
<source>{object} does not check the certificates of other hosts</source>
<translation>{object} ne vérifie pas les certificats des autres hôtes</translation>
</message>
<message>
<source>{object} failed, and high availability acted</source>
<translation>{object} est tombé en panne, et la haute disponibilité a agi</translation>
</message>
<message>
<source>{object} goes on after a pause</source>
<translation>{object} reprend après une pause</translation>
</message>
<message>
<source>{object} got no licence</source>
<translation>{object} n’a pas obtenu de licence</translation>
</message>
<message>
<source>{object} has too little space to merge its snapshots</source>
<translation>{object} a trop peu d’espace pour fusionner ses instantanés</translation>
</message>
<message>
<source>{object} is busy</source>
<translation>{object} est occupé</translation>
</message>
<message>
<source>{object} is nearly full</source>
<translation>{object} est presque plein</translation>
</message>
<message>
<source>{object} is newer than the coordinator and stays out of the pool</source>
<translation>{object} est plus récent que le coordinateur et reste hors du pool</translation>
</message>
<message>
<source>{object} is past a limit</source>
<translation>{object} a dépassé une limite</translation>
</message>
<message>
<source>{object} is protected and could not be restarted</source>
<translation>{object} est protégée et n’a pas pu être redémarrée</translation>
</message>
<message>
<source>{object} lost the state file of high availability</source>
<translation>{object} a perdu le fichier d’état de la haute disponibilité</translation>
</message>
<message>
<source>{object} moved to another host</source>
<translation>{object} est passée sur un autre hôte</translation>
</message>
<message>
<source>{object} rebooted</source>
<translation>{object} a redémarré</translation>
</message>
<message>
<source>{object} runs on a host with little to do</source>
<translation>{object} tourne sur un hôte peu occupé</translation>
</message>
<message>
<source>{object} runs on a licence of grace</source>
<translation>{object} fonctionne sous une licence de grâce</translation>
</message>
<message>
<source>{object} shut down</source>
<translation>{object} s’est arrêtée</translation>
</message>
<message>
<source>{object} started</source>
<translation>{object} a démarré</translation>
</message>
<message>
<source>{object} was changed again since</source>
<translation>{object} a été modifié de nouveau depuis</translation>
</message>
<message>
<source>{object} was changed elsewhere meanwhile</source>
<translation>{object} a été modifié ailleurs entre-temps</translation>
</message>
<message>
<source>{object} was cloned</source>
<translation>{object} a été clonée</translation>
</message>
<message>
<source>{object} was fenced by its cluster</source>
<translation>{object} a été exclu par sa grappe</translation>
</message>
<message>
<source>{object} was fenced: it restarted itself because it lost the others</source>
<translation>{object} a été isolé : il a redémarré de lui-même car il avait perdu les autres</translation>
</message>
<message>
<source>{object} was not started: Secure Boot refused what it boots</source>
<translation>{object} n’a pas été démarrée : Secure Boot a refusé ce qu’elle amorce</translation>
</message>
<message>
<source>{object} was paused</source>
<translation>{object} a été mise en pause</translation>
</message>
<message>
<source>{object} was resumed</source>
<translation>{object} a été reprise</translation>
</message>
<message>
<source>{object} was reverted to a snapshot</source>
<translation>{object} a été ramenée à un instantané</translation>
</message>
<message>
<source>{object} was suspended</source>
<translation>{object} a été suspendue</translation>
</message>
<message>
<source>{object}: {message}</source>
<translation>{object} : {message}</translation>
</message>
<message>
<source>{packages} count only after a reboot.</source>
<translation>{packages} ne comptent qu’après un redémarrage.</translation>
</message>
<message>
<source>{packages}, {size}</source>
<translation>{packages}, {size}</translation>
</message>
<message>
<source>{packing} says: {reason}.</source>
<translation>{packing} dit : {reason}.</translation>
</message>
<message>
<source>{parameter} is no address with the length of a prefix</source>
<translation>{parameter} n’est pas une adresse avec longueur de préfixe</translation>
</message>
<message>
<source>{parameter} is not a valid IP address</source>
<translation>{parameter} n’est pas une adresse IP valide</translation>
</message>
<message>
<source>{path} could not be read ({error}); the defaults are used.</source>
<translation>{path} n’a pas pu être lu ({error}) ; les valeurs par défaut sont utilisées.</translation>
</message>
<message>
<source>{path} could not be written: {reason}</source>
<translation>{path} n’a pas pu être écrit : {reason}</translation>
</message>
<message>
<source>{path} is damaged and could not be set aside ({error}); the defaults are used.</source>
<translation>{path} est endommagé et n’a pas pu être mis de côté ({error}) ; les valeurs par défaut sont utilisées.</translation>
</message>
<message>
<source>{path} was damaged; it was kept as {name} and the defaults are used.</source>
<translation>{path} était endommagé ; il a été conservé sous {name} et les valeurs par défaut sont utilisées.</translation>
</message>
<message>
<source>{place}, {used} used, {free} free</source>
<translation>{place}, {used} utilisés, {free} libres</translation>
</message>
<message>
<source>{position} (exchange)</source>
<translation>{position} (échange)</translation>
</message>
<message>
<source>{program} could not be started.</source>
<translation>{program} n’a pas pu être démarré.</translation>
</message>
<message>
<source>{question}?</source>
<translation>{question} ?</translation>
</message>
<message>
<source>{rate} fps</source>
<translation>{rate} i/s</translation>
</message>
<message>
<source>{reached} of {size} are in the file.</source>
<translation>{reached} sur {size} sont dans le fichier.</translation>
</message>
<message>
<source>{reason} You are signed out when this window closes.</source>
<translation>{reason} Vous serez déconnecté à la fermeture de cette fenêtre.</translation>
</message>
<message>
<source>{reason}.</source>
<translation>{reason}.</translation>
</message>
<message>
<source>{restart} to restart, {effort} if possible, {never} not</source>
<translation>{restart} à redémarrer, {effort} si possible, {never} non</translation>
</message>
<message>
<source>{running_count} of {vm_count}</source>
<translation>{running_count} sur {vm_count}</translation>
</message>
<message>
<source>{running} running</source>
<translation>{running} en cours</translation>
</message>
<message>
<source>{share} % worn</source>
<translation>usé à {share} %</translation>
</message>
<message>
<source>{share} of its memory used</source>
<translation>{share} de sa mémoire utilisés</translation>
</message>
<message>
<source>{share} used</source>
<translation>{share} utilisés</translation>
</message>
<message>
<source>{shown} of {count}; choose others by Edit</source>
<translation>{shown} sur {count} ; choisissez-en d’autres avec Modifier</translation>
</message>
<message>
<source>{shown} of {tasks}</source>
<translation>{shown} sur {tasks}</translation>
</message>
<message>
<source>{shown} of {total}</source>
<translation>{shown} sur {total}</translation>
</message>
<message>
<source>{size} are free there.</source>
<translation>{size} y sont libres.</translation>
</message>
<message>
<source>{size} free</source>
<translation>{size} libres</translation>
</message>
<message>
<source>{size} of memory</source>
<translation>{size} de mémoire</translation>
</message>
<message>
<source>{size} of memory free</source>
<translation>{size} de mémoire libre</translation>
</message>
<message>
<source>{size} · {share}</source>
<translation>{size} · {share}</translation>
</message>
<message>
<source>{size}: less than is used</source>
<translation>{size} : moins que ce qui est utilisé</translation>
</message>
<message>
<source>{some} of {all}</source>
<translation>{some} sur {all}</translation>
</message>
<message>
<source>{some} of {every}</source>
<translation>{some} sur {every}</translation>
</message>
<message>
<source>{source} by {host}</source>
<translation>{source} de {host}</translation>
</message>
<message>
<source>{state} on {host}</source>
<translation>{state} sur {host}</translation>
</message>
<message>
<source>{subject} was not issued by the next one.</source>
<translation>{subject} n’a pas été émis par le suivant.</translation>
</message>
<message>
<source>{tag} ({count})</source>
<translation>{tag} ({count})</translation>
</message>
<message>
<source>{tasks} of yours still run. What they have not sent yet is refused, so they may end half done.</source>
<translation>{tasks} à vous encore en cours. Ce qu’elles n’ont pas encore envoyé est refusé, elles peuvent donc finir à moitié faites.</translation>
</message>
<message>
<source>{text} Connecting again…</source>
<translation>{text} Reconnexion…</translation>
</message>
<message>
<source>{time} ago</source>
<translation>il y a {time}</translation>
</message>
<message>
<source>{time} by the clock of this computer</source>
<translation>{time} à l’horloge de cet ordinateur</translation>
</message>
<message>
<source>{time} left</source>
<translation>reste {time}</translation>
</message>
<message>
<source>{title} (bytes)</source>
<translation>{title} (octets)</translation>
</message>
<message>
<source>{title} cannot be empty.</source>
<translation>{title} ne peut pas être vide.</translation>
</message>
<message>
<source>{title} failed</source>
<translation>{title} : échec</translation>
</message>
<message>
<source>{title} failed: {reason}</source>
<translation>{title} : échec ({reason})</translation>
</message>
<message>
<source>{title} is not possible now</source>
<translation>{title} : impossible maintenant</translation>
</message>
<message>
<source>{title} was not done</source>
<translation>{title} : rien n’a été fait</translation>
</message>
<message>
<source>{title}: {text}</source>
<translation>{title} : {text}</translation>
</message>
<message>
<source>{told} for {time}</source>
<translation>{told} pendant {time}</translation>
</message>
<message>
<source>{typed} of {count} characters</source>
<translation>{typed} sur {count} caractères</translation>
</message>
<message>
<source>{up} of {all} up</source>
<translation>{up} actifs sur {all}</translation>
</message>
<message>
<source>{used} of {total}</source>
<translation>{used} sur {total}</translation>
</message>
<message>
<source>{user} has no role in this pool</source>
<translation>{user} n’a pas de rôle dans ce pool</translation>
</message>
<message>
<source>{value}, differs</source>
<translation>{value}, diffère</translation>
</message>
<message>
<source>{vcpu_max} cannot be divided by {cores_per_socket} cores for each socket.</source>
<translation>{vcpu_max} ne se divise pas par {cores_per_socket} cœurs par socket.</translation>
</message>
<message>
<source>{vcpus} vCPUs cannot be dealt out to sockets of {cores} cores</source>
<translation>{vcpus} vCPU ne se répartissent pas en sockets de {cores} cœurs</translation>
</message>
<message>
<source>{vms} move away</source>
<translation>{vms} migrent ailleurs</translation>
</message>
<message>
<source>{vm} disk {free}</source>
<translation>{vm} disque {free}</translation>
</message>
<message>
<source>{vm} is {state} and is stopped at once, as if its plug was pulled.</source>
<translation>{vm} ({state}) est arrêtée aussitôt, comme si on la débranchait.</translation>
</message>
<message>
<source>{vouches} Compare the fingerprint with the one on the host’s console before you trust it. Your password has not been sent.</source>
<translation>{vouches} Comparez l’empreinte avec celle de la console de l’hôte avant de lui faire confiance. Votre mot de passe n’a pas été envoyé.</translation>
</message>
<message>
<source>{what} selected</source>
<translation>Sélection : {what}</translation>
</message>
<message>
<source>{when} (here: {time})</source>
<translation>{when} (ici : {time})</translation>
</message>
<message>
<source>{words} · order {devices}</source>
<translation>{words} · ordre {devices}</translation>
</message>
<message>
<source>{words}; an update was begun</source>
<translation>{words} ; une mise à jour a été commencée</translation>
</message>
<message>
<source>{word} · event lag {lag}</source>
<translation>{word} · retard des événements {lag}</translation>
</message>
<message>
<source>“{line}” is not a key, = and a value</source>
<translation>« {line} » n’est pas une clé, = et une valeur</translation>
</message>
<message>
<source>“{name}:” knows no “{value}”. It knows {words}.</source>
<translation>« {name}: » ne connaît pas « {value} ». Valeurs connues : {words}.</translation>
</message>
</context>
</TS>
