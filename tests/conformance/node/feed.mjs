// Reads feeds with podcast-partytime; prints one JSON document with an entry a file.
import { readFileSync } from 'node:fs'
import { parseFeed } from 'podcast-partytime'

const found = process.argv.slice(2).map((name) => parseFeed(readFileSync(name, 'utf8')))
process.stdout.write(JSON.stringify(found))
