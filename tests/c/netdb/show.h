/* Prints entries of the databases, one a line, bytes that are not printable as \xNN. */
#ifndef SHOW_H
#define SHOW_H

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static inline void text(const char *string)
{
	putchar('"');
	for (; *string; string++) {
		unsigned char byte = (unsigned char)*string;
		printf(byte < ' ' || byte > '~' ? "\\x%02x" : "%c", byte);
	}
	putchar('"');
}

static inline void names(const char *name, char **aliases)
{
	text(name);
	putchar('\t');
	for (; *aliases; aliases++) {
		text(*aliases);
		putchar(' ');
	}
	putchar('\t');
}

static inline void show_host(const struct hostent *host)
{
	char address[INET6_ADDRSTRLEN];
	names(host->h_name, host->h_aliases);
	printf("family %d length %d", host->h_addrtype, host->h_length);
	for (char **next = host->h_addr_list; *next; next++)
		printf(" %s", inet_ntop(host->h_addrtype, *next, address, sizeof address));
	putchar('\n');
}

static inline void show_network(const struct netent *network)
{
	names(network->n_name, network->n_aliases);
	printf("family %d net %08x\n", network->n_addrtype, network->n_net);
}

static inline void show_protocol(const struct protoent *protocol)
{
	names(protocol->p_name, protocol->p_aliases);
	printf("%d\n", protocol->p_proto);
}

static inline void show_service(const struct servent *service)
{
	names(service->s_name, service->s_aliases);
	printf("port %d%s ", ntohs((unsigned short)service->s_port), service->s_port >> 16 ? " and more" : "");
	text(service->s_proto);
	putchar('\n');
}

static inline void show_program(const struct rpcent *program)
{
	names(program->r_name, program->r_aliases);
	printf("%d\n", program->r_number);
}

#endif
