#ifdef __cplusplus
extern "C"
#endif
int use(const char *who);
