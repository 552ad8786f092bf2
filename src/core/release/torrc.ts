/**
 * The part of a torrc that makes an onion service in front of a web server. Settings: tor(1).
 * @param name name of the service, also of its folder
 * @param socket unix socket on which the web server listens
 */
export const buildTorrc = (
  name: string,
  socket: string,
): string => `# The onion service of ${name}, to be added to /etc/tor/torrc.
# Its address is in /var/lib/tor/${name}/hostname once tor has been started with it. Whoever has the files of that
# folder has the address: keep a copy of them where nobody else can read it.
HiddenServiceDir /var/lib/tor/${name}/
HiddenServicePort 80 unix:${socket}
# When there are more requests than it can answer, clients first have to do a piece of work.
HiddenServicePoWDefensesEnabled 1
# This tor is a server: it opens no port for programs of this machine.
SocksPort 0
`;
