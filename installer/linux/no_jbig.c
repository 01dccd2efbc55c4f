/* Stands where libtiff expects JBIG-KIT, and says to every question that it cannot. */
#include <stddef.h>

void jbg_dec_init(void *s) { (void)s; }
void jbg_dec_free(void *s) { (void)s; }
int jbg_dec_in(void *s, unsigned char *d, size_t n, size_t *c) { (void)s; (void)d; (void)n; (void)c; return 0x20; }
unsigned char *jbg_dec_getimage(const void *s, int p) { (void)s; (void)p; return NULL; }
unsigned long jbg_dec_getsize(const void *s) { (void)s; return 0; }
void jbg_enc_init(void *s, unsigned long x, unsigned long y, int p, unsigned char **i, void *f, void *g) { (void)s; (void)x; (void)y; (void)p; (void)i; (void)f; (void)g; }
void jbg_enc_out(void *s) { (void)s; }
void jbg_enc_free(void *s) { (void)s; }
int jbg_newlen(unsigned char *b, size_t n) { (void)b; (void)n; return 0x20; }
const char *jbg_strerror(int e) { (void)e; return "JBIG is not supported"; }
