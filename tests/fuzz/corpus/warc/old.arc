filedesc://s.arc 0.0.0.0 20140216050221 text/plain 66
1 0 Seed
URL IP-address Archive-date Content-type Archive-length

https://h.example/ 192.0.2.7 20140216050221 text/html 93
HTTP/1.0 200 OK
Content-Type: text/html

<html><p>The quay of Lindholm is open.</p></html>
