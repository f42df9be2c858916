//! etc: netdb
/* setXent and endXent start over; lookups, with stayopen or without, do not disturb an enumeration. */
#include "show.h"

int main(void)
{
	for (int stayopen = 0; stayopen < 2; stayopen++) {
		printf("-- stayopen %d\n", stayopen);
		setprotoent(stayopen);
		show_protocol(getprotoent());
		show_protocol(getprotobyname("UP"));
		show_protocol(getprotoent());
		show_protocol(getprotobynumber(0));
		show_protocol(getprotoent());
		endprotoent();
		show_protocol(getprotoent());
		show_protocol(getprotoent());
		setprotoent(stayopen);
		show_protocol(getprotoent());

		setservent(stayopen);
		show_service(getservent());
		show_service(getservbyname("UP", NULL));
		show_service(getservent());
		setservent(stayopen);
		show_service(getservent());
		endservent();

		setnetent(stayopen);
		show_network(getnetent());
		show_network(getnetbyname("up"));
		show_network(getnetent());
		endnetent();
		show_network(getnetent());
		setnetent(stayopen);

		sethostent(stayopen);
		show_host(gethostent());
		show_host(gethostent());
		endhostent();
		show_host(gethostent());
		sethostent(stayopen);
		show_host(gethostent());

		setrpcent(stayopen);
		show_program(getrpcent());
		show_program(getrpcbynumber(6));
		show_program(getrpcent());
		endrpcent();
		show_program(getrpcent());
		endrpcent();
	}
	puts("-- results do not overwrite each other");
	setprotoent(0);
	struct protoent *next = getprotoent();
	struct protoent *name = getprotobyname("UP");
	struct protoent *number = getprotobynumber(7);
	show_protocol(next);
	show_protocol(name);
	show_protocol(number);
	struct netent *network = getnetbyname("loopback");
	struct netent *address = getnetbyaddr(0x0b000000, AF_INET);
	show_network(network);
	show_network(address);
	struct servent *service = getservbyname("lead", "udp");
	struct servent *port = getservbyport(htons(11), "sctp");
	show_service(service);
	show_service(port);

	puts("-- the result outlives the enumeration");
	setprotoent(1);
	next = getprotoent();
	endprotoent();
	show_protocol(next);
}
