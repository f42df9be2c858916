//! `<netinet/ether.h>`: the Ethernet addresses of `/etc/ethers`. So far only how a line is read.

pub mod line;
