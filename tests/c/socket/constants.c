/* sys/socket.h: newer families, levels and options; the socket ioctls; struct timespec for recvmmsg(). */
#include <sys/socket.h>
#include <linux/errqueue.h>
#include <stdio.h>

#define SHOW(name) printf(#name " %d\n", (int)(name))

int main(void)
{
	struct timespec timeout = {0, 0};
	struct osockaddr old = {1, {2}};
	u_int number = 7;
	SHOW(timeout.tv_sec);
	SHOW(old.sa_family);
	SHOW(sizeof(old));
	SHOW(number);
	SHOW(AF_MCTP);
	SHOW(PF_MCTP);
	SHOW(AF_MAX);
	SHOW(SOL_MPTCP);
	SHOW(SOL_MCTP);
	SHOW(SOL_SMC);
	SHOW(MSG_TRYHARD);
	SHOW(SO_TIMESTAMP_NEW);
	SHOW(SO_RCVTIMEO_OLD);
	SHOW(SO_RCVTIMEO);
	SHOW(SO_NETNS_COOKIE);
	SHOW(SO_BUF_LOCK);
	SHOW(SO_RESERVE_MEM);
	SHOW(SO_PEERSEC);
	SHOW(SO_PASSCRED);
	SHOW(SO_PEERCRED);
	SHOW(SO_RCVLOWAT);
	SHOW(SO_SNDTIMEO);
	SHOW(SO_SNDTIMEO_OLD);
	SHOW(SO_TIMESTAMP);
	SHOW(SIOCATMARK);
	SHOW(SIOCGSTAMP_OLD);
	SHOW(FIOSETOWN);
	SHOW(SIOCSPGRP);
	SHOW(sizeof(struct scm_timestamping));
	return 0;
}
