<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Capabilities</name>
    <message>
        <source>Connect to servers</source>
        <translation>Verbindungen zu Servern</translation>
    </message>
    <message>
        <source>It names no server, so you are asked for each one when it first wants to connect. What you allow can be sent what you enter in it. This computer and your network stay out of its reach.</source>
        <translation>Sie nennt keinen Server. Daher werden Sie bei jedem gefragt, sobald sie sich zum ersten Mal mit ihm verbinden will. An die Server, die Sie erlauben, kann sie senden, was Sie in ihr eingeben. Dieser Computer und Ihr Netzwerk bleiben für sie unerreichbar.</translation>
    </message>
    <message>
        <source>in your network</source>
        <translation>in Ihrem Netzwerk</translation>
    </message>
    <message>
        <source>any port</source>
        <translation>jeder Port</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>unverschlüsselt</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>every name below %1</source>
        <translation>jeder Name unter %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Needs no permission</source>
        <translation>Braucht keine Berechtigung</translation>
    </message>
    <message>
        <source>Asks to connect to servers</source>
        <translation>Möchte Verbindungen zu Servern aufbauen</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>%1 waits for your answer</source>
        <translation>%1 wartet auf Ihre Antwort</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindung mit %1 wird aufgebaut</translation>
    </message>
    <message>
        <source>%1 is lost, trying again</source>
        <translation>%1 ist verloren, neuer Versuch läuft</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>%1 (waits for your answer)</source>
        <translation>%1 (wartet auf Ihre Antwort)</translation>
    </message>
    <message>
        <source>%1 (connecting)</source>
        <translation>%1 (wird verbunden)</translation>
    </message>
    <message>
        <source>%1 (lost, trying again)</source>
        <translation>%1 (verloren, neuer Versuch)</translation>
    </message>
    <message>
        <source>No connections</source>
        <translation>Keine Verbindungen</translation>
    </message>
    <message numerus="yes">
        <source>%n connections: %1</source>
        <translation>
            <numerusform>%n Verbindung: %1</numerusform>
            <numerusform>%n Verbindungen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>The web engine that runs resources is out of date: its latest security fixes are about a year old.</source>
        <translation>Die Web-Engine, in der Ressourcen laufen, ist veraltet: Ihre letzten Sicherheitskorrekturen sind etwa ein Jahr alt.</translation>
    </message>
    <message numerus="yes">
        <source>The web engine that runs resources is out of date: its latest security fixes are about %n years old.</source>
        <translation>
            <numerusform>Die Web-Engine, in der Ressourcen laufen, ist veraltet: Ihre letzten Sicherheitskorrekturen sind etwa %n Jahr alt.</numerusform>
            <numerusform>Die Web-Engine, in der Ressourcen laufen, ist veraltet: Ihre letzten Sicherheitskorrekturen sind etwa %n Jahre alt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Upgrade your system: %1 has a newer engine. Until then, only open resources from publishers you trust.</source>
        <translation>Steigen Sie auf ein neueres System um: %1 hat eine neuere Engine. Öffnen Sie bis dahin nur Ressourcen von Herausgebern, denen Sie vertrauen.</translation>
    </message>
    <message>
        <source>Install the updates of your system, or upgrade to a newer release. Until then, only open resources from publishers you trust.</source>
        <translation>Installieren Sie die Aktualisierungen Ihres Systems oder eine neuere Version davon. Öffnen Sie bis dahin nur Ressourcen von Herausgebern, denen Sie vertrauen.</translation>
    </message>
    <message>
        <source>about a month</source>
        <translation>etwa ein Monat</translation>
    </message>
    <message numerus="yes">
        <source>about %n months</source>
        <translation>
            <numerusform>etwa %n Monat</numerusform>
            <numerusform>etwa %n Monate</numerusform>
        </translation>
    </message>
    <message>
        <source>about a year</source>
        <translation>etwa ein Jahr</translation>
    </message>
    <message numerus="yes">
        <source>about %n years</source>
        <translation>
            <numerusform>etwa %n Jahr</numerusform>
            <numerusform>etwa %n Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>A malicious resource could use a known vulnerability to break out of its sandbox. Portcullis still keeps the engine off the network by other means, but that does not protect your files.</source>
        <translation>Eine bösartige Ressource könnte durch eine bekannte Sicherheitslücke aus ihrer Sandbox ausbrechen. Portcullis hält die Engine auch dann mit anderen Mitteln vom Netz fern, aber das schützt Ihre Dateien nicht.</translation>
    </message>
    <message>
        <source>This resource is made for Chrome %1 or newer, but the web engine of this computer is Chrome %2. Parts of it may not work.</source>
        <translation>Diese Ressource ist für Chrome %1 oder neuer gemacht, aber die Web-Engine dieses Computers ist Chrome %2. Teile davon funktionieren vielleicht nicht.</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>Connections of one resource</source>
        <translation>Verbindungen einer Ressource</translation>
    </message>
    <message>
        <source>Connections of all resources</source>
        <translation>Verbindungen aller Ressourcen</translation>
    </message>
    <message>
        <source>Attempts of one resource to connect</source>
        <translation>Verbindungsversuche einer Ressource</translation>
    </message>
    <message>
        <source>Size of one message</source>
        <translation>Größe einer Nachricht</translation>
    </message>
    <message>
        <source>Waiting to be sent on one connection</source>
        <translation>Auf einer Verbindung noch zu senden</translation>
    </message>
    <message>
        <source>Waiting to be sent by one resource</source>
        <translation>Von einer Ressource noch zu senden</translation>
    </message>
    <message>
        <source>Requests of one resource</source>
        <translation>Anfragen einer Ressource</translation>
    </message>
    <message>
        <source>Received and waiting for one resource</source>
        <translation>Empfangen und wartend für eine Ressource</translation>
    </message>
    <message>
        <source>Events kept until a resource listens</source>
        <translation>Ereignisse, bis eine Ressource zuhört</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>pro Minute</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>pro Sekunde</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a number and a unit, as in 16 MiB</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Monitor</name>
    <message>
        <source>not on its list</source>
        <translation>nicht auf ihrer Liste</translation>
    </message>
    <message>
        <source>not a public address</source>
        <translation>keine öffentliche Adresse</translation>
    </message>
    <message>
        <source>port of another protocol</source>
        <translation>Port eines anderen Protokolls</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>von Ihnen</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>page content</source>
        <translation>Seiteninhalt</translation>
    </message>
    <message>
        <source>host not found</source>
        <translation>Host nicht gefunden</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>turned away by the server</source>
        <translation>vom Server abgewiesen</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>not a WebSocket server</source>
        <translation>kein WebSocket-Server</translation>
    </message>
    <message>
        <source>a limit was reached</source>
        <translation>ein Grenzwert wurde erreicht</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>Measured by the system on the TCP connection</source>
        <translation>Vom System an der TCP-Verbindung gemessen</translation>
    </message>
    <message>
        <source>Time that the last ping took</source>
        <translation>Dauer des letzten Pings</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Wird getrennt</translation>
    </message>
    <message>
        <source>Lost, trying again</source>
        <translation>Verloren, neuer Versuch</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Gescheitert: %1</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Verweigert: %1</translation>
    </message>
</context>
<context>
    <name>Packages</name>
    <message>
        <source>It can&apos;t be found or read.</source>
        <translation>Das Paket ist nicht zu finden oder nicht lesbar.</translation>
    </message>
    <message>
        <source>This isn&apos;t a Portcullis package, or the file is damaged.</source>
        <translation>Das ist kein Portcullis-Paket, oder die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>This kind of archive can&apos;t be read.</source>
        <translation>Archive dieser Art sind nicht lesbar.</translation>
    </message>
    <message>
        <source>It contains files that packages can&apos;t contain.</source>
        <translation>Es enthält Dateien, die in Paketen nicht erlaubt sind.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Das Paket ist zu groß.</translation>
    </message>
    <message>
        <source>Its description, resource.json, is missing or wrong.</source>
        <translation>Die Beschreibung, resource.json, fehlt oder ist fehlerhaft.</translation>
    </message>
    <message>
        <source>Invalid signature: the package may have been modified.</source>
        <translation>Ungültige Signatur: Das Paket wurde möglicherweise verändert.</translation>
    </message>
    <message>
        <source>It couldn&apos;t be saved. Check the free space on the disk.</source>
        <translation>Es konnte nicht gespeichert werden. Prüfen Sie den freien Speicherplatz.</translation>
    </message>
    <message>
        <source>Your library was created by a newer version of Portcullis. Please update.</source>
        <translation>Ihre Bibliothek wurde von einer neueren Version von Portcullis angelegt. Bitte aktualisieren Sie.</translation>
    </message>
    <message>
        <source>Another installation is in progress. Try again shortly.</source>
        <translation>Es läuft bereits eine andere Installation. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>It is not installed any more.</source>
        <translation>Die Ressource ist nicht mehr installiert.</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>Die Ressource ist beschädigt.</translation>
    </message>
    <message>
        <source>The installed version is newer.</source>
        <translation>Die installierte Version ist neuer.</translation>
    </message>
    <message>
        <source>It comes from a different publisher. To switch, remove the installed version first.</source>
        <translation>Es stammt von einem anderen Herausgeber. Um zu wechseln, entfernen Sie zuerst die installierte Version.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Signed with the key %1</source>
        <translation>Signiert mit dem Schlüssel %1</translation>
    </message>
    <message>
        <source>Not signed: nobody vouches for where it comes from</source>
        <translation>Nicht signiert: Niemand bürgt für die Herkunft</translation>
    </message>
    <message>
        <source>%1 is installed.</source>
        <translation>%1 wurde installiert.</translation>
    </message>
    <message>
        <source>%1 is updated to version %2.</source>
        <translation>%1 wurde auf Version %2 aktualisiert.</translation>
    </message>
    <message>
        <source>%1 was installed already.</source>
        <translation>%1 war bereits installiert.</translation>
    </message>
    <message>
        <source>The update of %1 waits until you accept what it asks for.</source>
        <translation>Das Update von %1 wartet, bis Sie dem zustimmen, was es verlangt.</translation>
    </message>
    <message>
        <source>Installed %1</source>
        <translation>%1 installiert</translation>
    </message>
    <message>
        <source>Updated to %1</source>
        <translation>Auf %1 aktualisiert</translation>
    </message>
    <message>
        <source>Update %1 began to wait</source>
        <translation>Update auf %1 zurückgestellt</translation>
    </message>
    <message>
        <source>Accepted the update %1</source>
        <translation>Update auf %1 angenommen</translation>
    </message>
    <message>
        <source>Refused the update %1</source>
        <translation>Update auf %1 abgelehnt</translation>
    </message>
    <message>
        <source>Went back to %1</source>
        <translation>Zu %1 zurückgekehrt</translation>
    </message>
    <message>
        <source>%1 Details: %2</source>
        <translation>%1 Einzelheiten (englisch): %2</translation>
    </message>
    <message>
        <source>It has changed meanwhile. Look at it again, and try once more.</source>
        <translation>Es hat sich inzwischen geändert. Sehen Sie es sich noch einmal an, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Your decisions could not be saved.</source>
        <translation>Ihre Entscheidungen konnten nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>the file cannot be written: %1</source>
        <translation>Die Datei kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>%1 cannot be locked</source>
        <translation>%1 kann nicht gesperrt werden</translation>
    </message>
</context>
<context>
    <name>Warning</name>
    <message>
        <source>Portcullis</source>
        <translation>Portcullis</translation>
    </message>
    <message>
        <source>Your decision could not be saved, so you will be asked again. %1.</source>
        <translation>Ihre Entscheidung konnte nicht gespeichert werden; Sie werden wieder gefragt. %1.</translation>
    </message>
</context>
<context>
    <name>portcullis::AboutSection</name>
    <message>
        <source>About</source>
        <translation>Über Portcullis</translation>
    </message>
    <message>
        <source>Portcullis</source>
        <translation>Portcullis</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Chromium</source>
        <translation>Chromium</translation>
    </message>
    <message>
        <source>Security fixes up to Chromium</source>
        <translation>Sicherheitskorrekturen bis Chromium</translation>
    </message>
    <message>
        <source>Age of these fixes</source>
        <translation>Alter dieser Korrekturen</translation>
    </message>
    <message>
        <source>Resources run in a web engine that is part of Qt and made of Chromium. It comes with your system.</source>
        <translation>Ressourcen laufen in einer Web-Engine, die zu Qt gehört und aus Chromium gemacht ist. Sie kommt mit Ihrem System.</translation>
    </message>
</context>
<context>
    <name>portcullis::AppearanceSettings</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>The theme changes at once, the language at the next start.</source>
        <translation>Das Farbschema ändert sich sofort, die Sprache beim nächsten Start.</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
</context>
<context>
    <name>portcullis::CertificateSettings</name>
    <message>
        <source>%1 (expired)</source>
        <translation>%1 (abgelaufen)</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Servers whose certificates are signed by one of these are trusted, too, from the next connection that is made.</source>
        <translation>Servern, deren Zertifikate von einem dieser Zertifikate beglaubigt sind, wird zusätzlich vertraut, und zwar ab der nächsten Verbindung.</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>A&amp;uswählen …</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Choose a CA file</source>
        <translation>CA-Datei auswählen</translation>
    </message>
    <message>
        <source>Remove the CA file</source>
        <translation>CA-Datei entfernen</translation>
    </message>
    <message>
        <source>Certificates of the CA file</source>
        <translation>Zertifikate der CA-Datei</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>This file cannot be read, or has no certificates in PEM format.</source>
        <translation>Diese Datei kann nicht gelesen werden oder enthält keine Zertifikate im PEM-Format.</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>Vertrauenswürdige Zertifikate</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>%n more are not shown.</source>
        <translation>
            <numerusform>%n weiteres wird nicht angezeigt.</numerusform>
            <numerusform>%n weitere werden nicht angezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portcullis::ConnectionModel</name>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Scheme, host and port</source>
        <translation>Schema, Host und Port</translation>
    </message>
    <message>
        <source>The resource that opened it</source>
        <translation>Die Ressource, die sie geöffnet hat</translation>
    </message>
    <message>
        <source>How long it has been there</source>
        <translation>Wie lange sie schon besteht</translation>
    </message>
    <message>
        <source>Received in a second</source>
        <translation>Empfangen pro Sekunde</translation>
    </message>
    <message>
        <source>Sent in a second</source>
        <translation>Gesendet pro Sekunde</translation>
    </message>
    <message>
        <source>Received so far, and the number of messages</source>
        <translation>Bisher empfangen, und die Zahl der Nachrichten</translation>
    </message>
    <message>
        <source>Sent so far, and the number of messages</source>
        <translation>Bisher gesendet, und die Zahl der Nachrichten</translation>
    </message>
    <message>
        <source>Time to the server and back</source>
        <translation>Zeit zum Server und zurück</translation>
    </message>
    <message>
        <source>What the server has not taken yet</source>
        <translation>Was der Server noch nicht abgenommen hat</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>Wartet auf Ihre Antwort</translation>
    </message>
</context>
<context>
    <name>portcullis::ConsentDialog</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Install %1</source>
        <translation>%1 installieren</translation>
    </message>
    <message>
        <source>Update %1</source>
        <translation>%1 aktualisieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>It asks for nothing: it has no connection to anywhere.</source>
        <translation>Sie verlangt nichts: Sie hat keinerlei Verbindung nach außen.</translation>
    </message>
    <message>
        <source>The new version asks for more than the one you have. Until you decide, you keep the one you have.</source>
        <translation>Die neue Version verlangt mehr als die, die Sie haben. Bis Sie entscheiden, behalten Sie die bisherige.</translation>
    </message>
    <message>
        <source>It asks to do this. You can refuse any of it, now or later.</source>
        <translation>Sie verlangt Folgendes. Sie können alles davon ablehnen, jetzt oder später.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Allow what is checked</source>
        <translation>Angekreuztes erlauben</translation>
    </message>
    <message>
        <source>Open without permissions</source>
        <translation>Ohne Rechte öffnen</translation>
    </message>
    <message>
        <source>Install without permissions</source>
        <translation>Ohne Rechte installieren</translation>
    </message>
    <message>
        <source>Update without what is new</source>
        <translation>Aktualisieren ohne das Neue</translation>
    </message>
    <message>
        <source>Allow and open</source>
        <translation>Erlauben und öffnen</translation>
    </message>
    <message>
        <source>Allow and install</source>
        <translation>Erlauben und installieren</translation>
    </message>
    <message>
        <source>Allow and update</source>
        <translation>Erlauben und aktualisieren</translation>
    </message>
    <message>
        <source>Version %1, by an author who is not named</source>
        <translation>Version %1, ohne Angabe, von wem</translation>
    </message>
    <message>
        <source>Version %1 by %2</source>
        <translation>Version %1 von %2</translation>
    </message>
    <message>
        <source>It no longer asks for: %1</source>
        <translation>Sie verlangt nicht mehr: %1</translation>
    </message>
</context>
<context>
    <name>portcullis::DecisionEditor</name>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Ask again for %1</source>
        <translation>Erneut fragen bei %1</translation>
    </message>
    <message>
        <source>Forget this decision, so that you are asked the next time</source>
        <translation>Diese Entscheidung löschen, damit Sie beim nächsten Mal gefragt werden</translation>
    </message>
</context>
<context>
    <name>portcullis::DetailsPage</name>
    <message>
        <source>‹ Library</source>
        <translation>‹ Bibliothek</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Version %1 by %2</source>
        <translation>Version %1 von %2</translation>
    </message>
    <message>
        <source>A sample that comes with the program</source>
        <translation>Ein Beispiel, das zum Programm gehört</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Version %1 is ready</source>
        <translation>Version %1 ist bereit</translation>
    </message>
    <message>
        <source>It asks for more than version %1, which you have until you accept it.</source>
        <translation>Sie verlangt mehr als Version %1, die Sie behalten, bis Sie zustimmen.</translation>
    </message>
    <message>
        <source>See what it asks for…</source>
        <translation>Ansehen, was sie verlangt …</translation>
    </message>
    <message>
        <source>Forget this update</source>
        <translation>Dieses Update verwerfen</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>Was sie darf</translation>
    </message>
    <message>
        <source>It asks for nothing and has no connection to anywhere.</source>
        <translation>Sie verlangt nichts und hat keinerlei Verbindung nach außen.</translation>
    </message>
    <message>
        <source>It asks to do something, and you decide when you open it.</source>
        <translation>Sie verlangt Berechtigungen, über die Sie beim Öffnen entscheiden.</translation>
    </message>
    <message>
        <source>Changes take effect at once, also while it runs.</source>
        <translation>Änderungen wirken sofort, auch während sie läuft.</translation>
    </message>
    <message>
        <source>Who it has talked to</source>
        <translation>Mit wem sie Kontakt hatte</translation>
    </message>
    <message>
        <source>Nobody so far.</source>
        <translation>Bisher mit niemandem.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Version %1, installed %2, %3 in %Ln files</source>
        <translation>
            <numerusform>Version %1, installiert %2, %3 in %Ln Datei</numerusform>
            <numerusform>Version %1, installiert %2, %3 in %Ln Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portcullis::DeveloperTools</name>
    <message>
        <source>Developer tools of %1</source>
        <translation>Entwicklerwerkzeuge für %1</translation>
    </message>
</context>
<context>
    <name>portcullis::EngineNotice</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>portcullis::HistoryModel</name>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
</context>
<context>
    <name>portcullis::HistorySettings</name>
    <message>
        <source>Record nothing from now on, and forget what has been recorded?</source>
        <translation>Ab jetzt nichts mehr aufzeichnen und das bisher Aufgezeichnete löschen?</translation>
    </message>
    <message>
        <source>Forget what has been recorded more than one day ago?</source>
        <translation>Alles löschen, was vor mehr als einem Tag aufgezeichnet wurde?</translation>
    </message>
    <message numerus="yes">
        <source>Forget what has been recorded more than %n days ago?</source>
        <translation>
            <numerusform>Alles löschen, was vor mehr als %n Tag aufgezeichnet wurde?</numerusform>
            <numerusform>Alles löschen, was vor mehr als %n Tagen aufgezeichnet wurde?</numerusform>
        </translation>
    </message>
    <message>
        <source>Record of contacts</source>
        <translation>Aufzeichnung der Kontakte</translation>
    </message>
    <message>
        <source>Which hosts each resource has reached, or was refused. A change takes effect at once.</source>
        <translation>Welche Hosts jede Ressource erreicht hat und welche ihr verweigert wurden. Eine Änderung wirkt sofort.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>0 to %1; with 0 nothing is recorded. Default: %2.</source>
        <translation>0 bis %1; bei 0 wird nichts aufgezeichnet. Standard: %2.</translation>
    </message>
    <message>
        <source>Enter a whole number from 0 to %1.</source>
        <translation>Geben Sie eine ganze Zahl von 0 bis %1 ein.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep it &amp;for</source>
        <translation>Aufbewahre&amp;n für</translation>
    </message>
</context>
<context>
    <name>portcullis::HistoryView</name>
    <message>
        <source>Kept for one day.</source>
        <translation>Wird einen Tag aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>Kept for %n days.</source>
        <translation>
            <numerusform>Wird %n Tag aufbewahrt.</numerusform>
            <numerusform>Wird %n Tage aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 There was no room for %L2 more.</source>
        <extracomment>two sentences: for how long contacts are kept, and how many were not</extracomment>
        <translation>%1 Für %L2 weitere war kein Platz.</translation>
    </message>
    <message>
        <source>Re&amp;fused only</source>
        <translation>Nur ver&amp;weigerte</translation>
    </message>
    <message>
        <source>All resources</source>
        <translation>Alle Ressourcen</translation>
    </message>
    <message>
        <source>Whose history to show</source>
        <translation>Wessen Verlauf angezeigt wird</translation>
    </message>
    <message>
        <source>Filter hosts</source>
        <translation>Hosts filtern</translation>
    </message>
    <message>
        <source>Show hosts that contain</source>
        <translation>Hosts anzeigen, die dies enthalten</translation>
    </message>
    <message>
        <source>Hosts that resources have reached, or were refused</source>
        <translation>Hosts, die Ressourcen erreicht haben oder die ihnen verweigert wurden</translation>
    </message>
    <message>
        <source>The settings say that no history is kept.</source>
        <translation>Nach den Einstellungen wird kein Verlauf aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>No resource has tried to reach a host yet.</source>
        <translation>Noch keine Ressource hat versucht, einen Host zu erreichen.</translation>
    </message>
    <message>
        <source>Clear the history</source>
        <translation>Verlauf löschen</translation>
    </message>
    <message>
        <source>Forget which hosts all resources have reached?</source>
        <translation>Den Verlauf aller Ressourcen löschen?</translation>
    </message>
    <message>
        <source>Forget which hosts %1 has reached?</source>
        <translation>Den Verlauf von %1 löschen?</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clea&amp;r…</source>
        <translation>&amp;Löschen …</translation>
    </message>
</context>
<context>
    <name>portcullis::HostQuestion</name>
    <message>
        <source>A question about a connection</source>
        <translation>Eine Frage zu einer Verbindung</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Einmal erlauben</translation>
    </message>
    <message>
        <source>Always allow</source>
        <translation>Immer erlauben</translation>
    </message>
    <message>
        <source>“%1” wants to connect to %2.</source>
        <translation>„%1“ möchte sich verbinden mit: %2.</translation>
    </message>
</context>
<context>
    <name>portcullis::Installer</name>
    <message>
        <source>Nothing can be installed, since the installed resources cannot be read.</source>
        <translation>Es kann nichts installiert werden, weil die installierten Ressourcen nicht gelesen werden können.</translation>
    </message>
    <message>
        <source>%1 was not installed. %2</source>
        <translation>%1 wurde nicht installiert. %2</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>%1 ersetzen</translation>
    </message>
    <message>
        <source>Version %1 of %2 is installed. Replace it by version %3, which is not newer?</source>
        <translation>Version %1 von %2 ist installiert. Durch Version %3 ersetzen, die nicht neuer ist?</translation>
    </message>
    <message>
        <source>The update is forgotten.</source>
        <translation>Das Update wurde verworfen.</translation>
    </message>
    <message>
        <source>%1 is back at version %2.</source>
        <translation>%1 ist wieder auf Version %2.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from this computer?</source>
        <translation>%1 von diesem Computer entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Also forget what I decided for it and what it has contacted</source>
        <translation>Auch meine Entscheidungen dazu und den Verlauf der Kontakte löschen</translation>
    </message>
    <message>
        <source>%1 is removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>%1 can be opened again.</source>
        <translation>%1 kann wieder geöffnet werden.</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <translation>%1 ist deaktiviert.</translation>
    </message>
    <message>
        <source>What you decided for it could not be forgotten. %1.</source>
        <translation>Was Sie dafür entschieden haben, konnte nicht vergessen werden. %1.</translation>
    </message>
    <message>
        <source>Unpacking %1…</source>
        <translation>%1 wird entpackt …</translation>
    </message>
    <message>
        <source>Removing the files of %1…</source>
        <translation>Dateien von %1 werden gelöscht …</translation>
    </message>
    <message>
        <source>Installing %1…</source>
        <translation>%1 wird installiert …</translation>
    </message>
    <message>
        <source>Forgetting the update of %1…</source>
        <translation>Update von %1 wird verworfen …</translation>
    </message>
    <message>
        <source>Going back to version %1 of %2…</source>
        <translation>Zurück zu Version %1 von %2 …</translation>
    </message>
    <message>
        <source>Removing %1…</source>
        <translation>%1 wird entfernt …</translation>
    </message>
    <message>
        <source>Enabling %1…</source>
        <translation>%1 wird aktiviert …</translation>
    </message>
    <message>
        <source>Disabling %1…</source>
        <translation>%1 wird deaktiviert …</translation>
    </message>
</context>
<context>
    <name>portcullis::LibraryGrid</name>
    <message>
        <source>There is nothing here yet. Drop a package or a folder on this window to install it.</source>
        <translation>Hier ist noch nichts. Ziehen Sie zum Installieren ein Paket oder einen Ordner auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Each of these runs in a sandbox without a network of its own. What it asks for is up to you.</source>
        <translation>Jede davon läuft in einer Sandbox ohne eigenes Netzwerk. Ob sie bekommt, was sie verlangt, entscheiden Sie.</translation>
    </message>
    <message>
        <source>Nothing here has that in its name or description.</source>
        <translation>Hier enthält kein Name und keine Beschreibung diesen Text.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Package…</source>
        <translation>Paket …</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>One resource could not be loaded</source>
        <translation>Eine Ressource konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>Welcome to Portcullis</source>
        <translation>Willkommen bei Portcullis</translation>
    </message>
    <message>
        <source>It runs small web apps, called resources. Each one is shut in a sandbox that has no network of its own: it has to ask before it reaches a server, and the answer is up to you.</source>
        <translation>Portcullis führt kleine Web-Apps aus, genannt Ressourcen. Jede ist in eine Sandbox ohne eigenes Netzwerk eingeschlossen: Sie muss fragen, bevor sie einen Server erreicht, und die Antwort geben Sie.</translation>
    </message>
    <message>
        <source>To see how that works, open one of the samples below. They talk to a small server on this computer, and to nobody else.</source>
        <translation>Wie das geht, zeigen die Beispiele hier unten. Sie sprechen mit einem kleinen Server auf diesem Computer und mit niemandem sonst.</translation>
    </message>
    <message>
        <source>To install a resource that somebody gave you, drop its package or its folder on this window.</source>
        <translation>Um eine Ressource zu installieren, die Sie bekommen haben, ziehen Sie ihr Paket oder ihren Ordner auf dieses Fenster.</translation>
    </message>
    <message numerus="yes">
        <source>%n resources could not be loaded</source>
        <translation>
            <numerusform>%n Ressource konnte nicht geladen werden</numerusform>
            <numerusform>%n Ressourcen konnten nicht geladen werden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portcullis::LibraryNotice</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>portcullis::LibraryPage</name>
    <message>
        <source>Install packages</source>
        <translation>Pakete installieren</translation>
    </message>
    <message>
        <source>Packages (*.rpk *.zip);;All files (*)</source>
        <translation>Pakete (*.rpk *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Install a folder with a resource.json</source>
        <translation>Ordner mit einer resource.json installieren</translation>
    </message>
</context>
<context>
    <name>portcullis::LimitField</name>
    <message>
        <source>Default: %1. From %2 to %3.</source>
        <translation>Standard: %1. Von %2 bis %3.</translation>
    </message>
    <message>
        <source>Unit of: %1</source>
        <translation>Einheit von: %1</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>Enter a whole number; the least is %1, the most %2.</source>
        <translation>Geben Sie eine ganze Zahl ein, mindestens %1 und höchstens %2.</translation>
    </message>
</context>
<context>
    <name>portcullis::LimitSettings</name>
    <message>
        <source>Limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <source>For all resources that you open from now on.</source>
        <translation>Für alle Ressourcen, die Sie ab jetzt öffnen.</translation>
    </message>
</context>
<context>
    <name>portcullis::LinkOffers</name>
    <message>
        <source>The link could not be opened. Check that xdg-utils is installed and that the desktop has a program for such links.</source>
        <translation>Der Link konnte nicht geöffnet werden. Prüfen Sie, ob xdg-utils installiert ist und ob es auf dem Desktop ein Programm für solche Links gibt.</translation>
    </message>
</context>
<context>
    <name>portcullis::LinkSettings</name>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>A resource opens no web page and no message by itself. If you click a link to one, you can be asked whether to open it in another program. A change takes effect at once.</source>
        <translation>Eine Ressource öffnet von sich aus weder Webseiten noch Nachrichten. Wenn Sie auf einen Link dorthin klicken, können Sie gefragt werden, ob ein anderes Programm ihn öffnen soll. Eine Änderung wirkt sofort.</translation>
    </message>
    <message>
        <source>Ask &amp;about links that I click</source>
        <translation>Bei angeklic&amp;kten Links fragen</translation>
    </message>
</context>
<context>
    <name>portcullis::LiveView</name>
    <message>
        <source>1 connection</source>
        <translation>1 Verbindung</translation>
    </message>
    <message>
        <source>&amp;Close connection</source>
        <translation>Verbindung &amp;trennen</translation>
    </message>
    <message>
        <source>Close &amp;all</source>
        <translation>&amp;Alle trennen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>All resources</source>
        <translation>Alle Ressourcen</translation>
    </message>
    <message>
        <source>Whose connections to show</source>
        <translation>Wessen Verbindungen angezeigt werden</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>No resource is open. Its connections appear here once one is.</source>
        <translation>Keine Ressource ist geöffnet. Sobald eine geöffnet ist, erscheinen hier ihre Verbindungen.</translation>
    </message>
    <message>
        <source>No connections at the moment. They appear here as soon as there are some.</source>
        <translation>Zurzeit keine Verbindungen. Sobald es welche gibt, erscheinen sie hier.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Export what the monitor shows</source>
        <translation>Exportieren, was der Monitor zeigt</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections</source>
        <translation>
            <numerusform>%Ln Verbindung</numerusform>
            <numerusform>%Ln Verbindungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portcullis::MainWindow</name>
    <message>
        <source>Portcullis</source>
        <translation>Portcullis</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>%1 (asks)</source>
        <translation>%1 (fragt)</translation>
    </message>
    <message>
        <source>%1 is not installed.</source>
        <translation>%1 ist nicht installiert.</translation>
    </message>
    <message>
        <source>%1 is disabled. Enable it among its details first.</source>
        <translation>%1 ist deaktiviert. Aktivieren Sie die Ressource zuerst unter „Details“.</translation>
    </message>
    <message>
        <source>%1 is being changed. Open it when that is done.</source>
        <translation>%1 wird gerade geändert. Öffnen Sie die Ressource, wenn das erledigt ist.</translation>
    </message>
</context>
<context>
    <name>portcullis::MessageModel</name>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>portcullis::MessageView</name>
    <message>
        <source>Show secre&amp;ts</source>
        <translation>&amp;Geheimnisse zeigen</translation>
    </message>
    <message>
        <source>Pa&amp;use messages</source>
        <translation>&amp;Nachrichten anhalten</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Show messages that contain</source>
        <translation>Nachrichten anzeigen, die dies enthalten</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hexadecimal</source>
        <translation>Hexadezimal</translation>
    </message>
    <message>
        <source>How to show a message</source>
        <translation>Wie eine Nachricht angezeigt wird</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Select a message to read it.</source>
        <translation>Wählen Sie eine Nachricht aus, um sie zu lesen.</translation>
    </message>
    <message>
        <source>Content of the message</source>
        <translation>Inhalt der Nachricht</translation>
    </message>
    <message>
        <source>Messages of %1</source>
        <translation>Nachrichten von %1</translation>
    </message>
    <message>
        <source>
… %L1 bytes more, which are not kept</source>
        <translation>
… %L1 weitere Bytes, die nicht aufbewahrt werden</translation>
    </message>
    <message>
        <source>Select a connection above to see its messages.</source>
        <translation>Wählen Sie oben eine Verbindung aus.</translation>
    </message>
    <message>
        <source>%L1 shown</source>
        <translation>%L1 angezeigt</translation>
    </message>
    <message>
        <source>%L1 skipped</source>
        <translation>%L1 übersprungen</translation>
    </message>
    <message>
        <source>no longer followed</source>
        <translation>nicht mehr verfolgt</translation>
    </message>
</context>
<context>
    <name>portcullis::MonitorPage</name>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Jetzt</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
</context>
<context>
    <name>portcullis::NewerEngineNotice</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>portcullis::OpenLinkDialog</name>
    <message>
        <source>You clicked a link of “%1”. Open it in your browser?</source>
        <translation>Sie haben auf einen Link von „%1“ geklickt. Im Browser öffnen?</translation>
    </message>
    <message>
        <source>You clicked a link of “%1”. Write this message in your mail program?</source>
        <translation>Sie haben auf einen Link von „%1“ geklickt. Diese Nachricht im E-Mail-Programm schreiben?</translation>
    </message>
    <message>
        <source>You clicked a link of “%1”. Call this number with another program?</source>
        <translation>Sie haben auf einen Link von „%1“ geklickt. Diese Nummer mit einem anderen Programm anrufen?</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>It leads to the server %1.</source>
        <translation>Er führt zum Server %1.</translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation>Adresse des Links</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The other program gets all of this address, and is not kept from the network, as the resource is.</source>
        <translation>Das andere Programm bekommt die ganze Adresse und ist nicht wie die Ressource vom Netz getrennt.</translation>
    </message>
</context>
<context>
    <name>portcullis::PageButtons</name>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>What you have allowed to anyone (%1)</source>
        <translation>Was Sie wem erlaubt haben (%1)</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>What resources are connected to (%1)</source>
        <translation>Womit Ressourcen verbunden sind (%1)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What you can change (%1)</source>
        <translation>Was Sie ändern können (%1)</translation>
    </message>
</context>
<context>
    <name>portcullis::PermissionChoices</name>
    <message>
        <source>It names no server, so that it cannot connect to any.</source>
        <translation>Sie nennt keinen Server und kann sich daher mit keinem verbinden.</translation>
    </message>
    <message>
        <source>Only to these, to send them what you enter in it, and to show what they send back:</source>
        <translation>Nur mit diesen, um ihnen zu senden, was Sie in ihr eingeben, und um zu zeigen, was sie zurücksenden:</translation>
    </message>
    <message>
        <source>The author says: %1</source>
        <translation>Der Autor sagt: %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>portcullis::PermissionsPage</name>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>You have decided nothing yet. What you allow or refuse to a resource is listed here.</source>
        <translation>Sie haben noch nichts entschieden. Hier steht, was Sie einer Ressource erlauben oder verweigern.</translation>
    </message>
    <message>
        <source>All that you have allowed or refused. Changes take effect at once: what is taken back is disconnected.</source>
        <translation>Alles, was Sie erlaubt oder verweigert haben. Änderungen wirken sofort: Was Sie zurücknehmen, wird getrennt.</translation>
    </message>
    <message>
        <source>Revoke everything</source>
        <translation>Alles entziehen</translation>
    </message>
    <message>
        <source>Revoke everything from %1</source>
        <translation>%1 alles entziehen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>It is not installed; forget what you decided for it</source>
        <translation>Nicht installiert: Ihre Entscheidungen dazu löschen</translation>
    </message>
</context>
<context>
    <name>portcullis::ProxyInForce</name>
    <message>
        <source>The desktop does not say which proxy to use. Choose one here.</source>
        <translation>Der Desktop gibt nicht an, welcher Proxy zu verwenden ist. Wählen Sie hier einen.</translation>
    </message>
    <message>
        <source>%1 in the environment is not a valid proxy. Correct it and start Portcullis again, or choose a proxy here.</source>
        <translation>%1 in der Umgebung ist kein gültiger Proxy. Berichtigen Sie die Variable und starten Sie Portcullis neu, oder wählen Sie hier einen Proxy.</translation>
    </message>
    <message>
        <source>Nothing can connect</source>
        <translation>Keine Verbindung möglich</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>In force for wss://</source>
        <translation>In Kraft für wss://</translation>
    </message>
    <message>
        <source>In force for ws://</source>
        <translation>In Kraft für ws://</translation>
    </message>
    <message>
        <source>Asking...</source>
        <translation>Wird ermittelt...</translation>
    </message>
    <message>
        <source>As chosen here.</source>
        <translation>Wie hier gewählt.</translation>
    </message>
    <message>
        <source>From the command line (--proxy).</source>
        <translation>Von der Kommandozeile (--proxy).</translation>
    </message>
    <message>
        <source>The environment sets one for other connections only.</source>
        <translation>In der Umgebung steht einer nur für andere Verbindungen.</translation>
    </message>
    <message>
        <source>From the environment (%1).</source>
        <translation>Aus der Umgebung (%1).</translation>
    </message>
    <message>
        <source>Turned off in the environment (%1).</source>
        <translation>In der Umgebung abgeschaltet (%1).</translation>
    </message>
    <message>
        <source>From the settings of the desktop.</source>
        <translation>Aus den Einstellungen des Desktops.</translation>
    </message>
    <message>
        <source>HTTP_PROXY in the environment is not used. Set http_proxy or all_proxy instead.</source>
        <translation>HTTP_PROXY in der Umgebung wird nicht verwendet. Setzen Sie stattdessen http_proxy oder all_proxy.</translation>
    </message>
    <message>
        <source>Neither the environment nor the desktop sets one.</source>
        <translation>Weder die Umgebung noch der Desktop gibt einen vor.</translation>
    </message>
</context>
<context>
    <name>portcullis::ProxySettings</name>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>For the connections of all resources, from the next one that is made.</source>
        <translation>Für die Verbindungen aller Ressourcen, ab der nächsten.</translation>
    </message>
    <message>
        <source>H&amp;ost</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <translation>Po&amp;rt</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>Leave it empty if the proxy asks for none.</source>
        <translation>Lassen Sie das Feld leer, wenn der Proxy keinen verlangt.</translation>
    </message>
    <message>
        <source>It is kept in the settings file, where it can be read.</source>
        <translation>Es steht lesbar in der Einstellungsdatei.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>Enter a host name or an address, such as proxy.example.</source>
        <translation>Geben Sie einen Hostnamen oder eine Adresse ein, etwa proxy.example.</translation>
    </message>
    <message>
        <source>Enter a number from 1 to 65535.</source>
        <translation>Geben Sie eine Zahl von 1 bis 65535 ein.</translation>
    </message>
    <message>
        <source>Enter the user whose password it is.</source>
        <translation>Geben Sie den Benutzer ein, zu dem das Passwort gehört.</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>SOCKS 4</source>
        <translation>SOCKS 4</translation>
    </message>
    <message>
        <source>SOCKS 4a</source>
        <translation>SOCKS 4a</translation>
    </message>
</context>
<context>
    <name>portcullis::ResourceCard</name>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Update waits</source>
        <translation>Update wartet</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Details zu %1</translation>
    </message>
</context>
<context>
    <name>portcullis::ResourceTab</name>
    <message>
        <source>This resource was stopped: it did not read the answers it asked for.</source>
        <translation>Diese Ressource wurde beendet: Sie hat die Antworten nicht gelesen, die sie angefordert hat.</translation>
    </message>
    <message>
        <source>This resource was stopped: it asked for more than it may.</source>
        <translation>Diese Ressource wurde beendet: Sie hat mehr angefordert, als sie darf.</translation>
    </message>
    <message>
        <source>This resource was stopped: it wrote too many lines to its console.</source>
        <translation>Diese Ressource wurde beendet: Sie hat zu viele Zeilen auf ihre Konsole geschrieben.</translation>
    </message>
    <message>
        <source>This resource was stopped: it loaded too many files.</source>
        <translation>Diese Ressource wurde beendet: Sie hat zu viele Dateien geladen.</translation>
    </message>
    <message>
        <source>This resource was stopped: it reloaded itself too often.</source>
        <translation>Diese Ressource wurde beendet: Sie hat sich zu oft neu geladen.</translation>
    </message>
    <message>
        <source>This resource was stopped: it sent more than the program could take.</source>
        <translation>Diese Ressource wurde beendet: Sie hat mehr gesendet, als das Programm aufnehmen konnte.</translation>
    </message>
    <message>
        <source>This resource has crashed. Its connections are closed. It starts again in a moment.</source>
        <translation>Diese Ressource ist abgestürzt. Ihre Verbindungen sind getrennt. Sie startet gleich wieder.</translation>
    </message>
    <message>
        <source>This resource was not opened. The web engine of this computer does not apply the rules that keep it off the network. Update Portcullis and Qt WebEngine.</source>
        <translation>Diese Ressource wurde nicht geöffnet. Die Web-Engine dieses Rechners wendet die Regeln nicht an, die sie vom Netz fernhalten. Aktualisieren Sie Portcullis und Qt WebEngine.</translation>
    </message>
    <message>
        <source>This resource does not respond.</source>
        <translation>Diese Ressource antwortet nicht.</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>May not connect</source>
        <translation>Darf sich nicht verbinden</translation>
    </message>
    <message>
        <source>May connect to every host, this computer included (--any-host)</source>
        <translation>Darf sich mit jedem Host verbinden, auch mit diesem Computer (--any-host)</translation>
    </message>
    <message>
        <source>Has asked for too many servers: new ones are refused</source>
        <translation>Hat nach zu vielen Servern gefragt: Neue werden verweigert</translation>
    </message>
    <message>
        <source>May connect to servers</source>
        <translation>Darf sich mit Servern verbinden</translation>
    </message>
    <message>
        <source>Version %1 is installed. Reload to use it.</source>
        <translation>Version %1 ist installiert. Laden Sie neu, um sie zu verwenden.</translation>
    </message>
    <message numerus="yes">
        <source>This resource has crashed %n times within a minute, so it does not start again by itself. Its connections are closed.</source>
        <translation>
            <numerusform>Diese Ressource ist %n-mal in einer Minute abgestürzt und startet deshalb nicht mehr von selbst. Ihre Verbindungen sind geschlossen.</numerusform>
            <numerusform>Diese Ressource ist %n-mal in einer Minute abgestürzt und startet deshalb nicht mehr von selbst. Ihre Verbindungen sind geschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This resource cannot be shown: its page %1 is missing. Install it again, or ask its author.</source>
        <translation>Diese Ressource kann nicht angezeigt werden: Ihre Seite %1 fehlt. Installieren Sie sie neu oder fragen Sie den Autor.</translation>
    </message>
</context>
<context>
    <name>portcullis::SettingField</name>
    <message>
        <source>Set by %1</source>
        <translation>Durch %1 festgelegt</translation>
    </message>
    <message>
        <source>This could not be saved: %1</source>
        <translation>Das konnte nicht gespeichert werden: %1</translation>
    </message>
</context>
<context>
    <name>portcullis::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What you change here is saved in %1.</source>
        <translation>Was Sie hier ändern, wird in %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>portcullis::StatusLine</name>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
</context>
<context>
    <name>portcullis::TrafficChart</name>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Bytes received and sent in the last two minutes</source>
        <translation>Bytes, die in den letzten zwei Minuten empfangen und gesendet wurden</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Round trip times in the last two minutes</source>
        <translation>Laufzeiten in den letzten zwei Minuten</translation>
    </message>
    <message>
        <source>%.0f s</source>
        <translation>%.0f s</translation>
    </message>
</context>
<context>
    <name>portcullis::WayBack</name>
    <message>
        <source>Back to start</source>
        <translation>Zurück zum Anfang</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This resource has no page %1. You are still where you were.</source>
        <translation>Diese Ressource hat keine Seite %1. Sie sind noch da, wo Sie waren.</translation>
    </message>
    <message>
        <source>This resource has left its page for an empty one.</source>
        <translation>Diese Ressource hat ihre Seite gegen eine leere getauscht.</translation>
    </message>
</context>
</TS>
