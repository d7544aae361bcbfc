// Generated from modules/network/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  add,
  alltrue,
  and,
  at,
  attempt,
  can,
  cidrhost,
  cidrnetmask,
  distinct,
  equal,
  flatten,
  floor,
  greaterThan,
  greaterThanOrEqual,
  join,
  jsonencode,
  keys,
  length,
  lessThan,
  lessThanOrEqual,
  listFor,
  lower,
  merge,
  message,
  not,
  notEqual,
  objectFor,
  or,
  regex,
  setsubtract,
  split,
  startswith,
  text,
  tonumber,
  values,
  when,
  type ModuleRules,
} from '../../rules/index.ts';

/** What modules/network refuses. */
export const networkRules: ModuleRules = {
  defaults: {
    cidr_block: '10.0.0.0/16',
    ipv6_subnets: {},
    bucket_arns: [],
    interface_endpoints: [],
    tags: {},
  },
  groups: [
    {
      reads: ['name'],
      rules: [
        {
          of: 'name',
          holds: (v) =>
            and(
              and(
                can(() => regex(/^[a-zA-Z0-9 ._:\/()#,@[\]+=&;{}!$*-]+$/u, v.name)),
                lessThanOrEqual(length(v.name), 128),
              ),
              not(startswith(v.name, 'sg-')),
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': name must be 1 to 128 letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, and not begin with sg-; got ',
              length(v.name),
              ': ',
              jsonencode(v.name),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['cidr_block'],
      rules: [
        {
          of: 'cidr_block',
          holds: (v) =>
            when(
              can(() => cidrnetmask(v.cidr_block)),
              () =>
                and(
                  and(
                    equal(cidrhost(v.cidr_block, 0), at(split('/', v.cidr_block), 0)),
                    greaterThanOrEqual(tonumber(at(split('/', v.cidr_block), 1)), 16),
                  ),
                  lessThanOrEqual(tonumber(at(split('/', v.cidr_block), 1)), 28),
                ),
              () => false,
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': cidr_block must be an IPv4 range of /16 to /28, by its first address; got ',
              jsonencode(v.cidr_block),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['subnets'],
      rules: [
        {
          of: 'subnets',
          holds: (v) => greaterThan(length(v.subnets), 0),
          says: (v) => message('network ', v.name, ': subnets must name at least one zone.'),
        },
        {
          of: 'subnets',
          holds: (v) =>
            alltrue(
              listFor(keys(v.subnets), (_, zone_) =>
                can(() =>
                  regex(
                    /^([a-z]+(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z]|[a-z0-9]+(-[a-z0-9]+)?-az[0-9]+)$/u,
                    zone_,
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': subnets must have zones such as eu-west-1a, or ids of zones such as euw1-az1, as keys; got ',
              jsonencode(keys(v.subnets)),
              '.',
            ),
        },
        {
          of: 'subnets',
          holds: (v) =>
            alltrue(
              listFor(values(v.subnets), (_, cidr_block_) =>
                when(
                  can(() => cidrnetmask(cidr_block_)),
                  () =>
                    and(
                      and(
                        equal(cidrhost(cidr_block_, 0), at(split('/', cidr_block_), 0)),
                        greaterThanOrEqual(tonumber(at(split('/', cidr_block_), 1)), 16),
                      ),
                      lessThanOrEqual(tonumber(at(split('/', cidr_block_), 1)), 28),
                    ),
                  () => false,
                ),
              ),
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': each of subnets must be an IPv4 range of /16 to /28, by its first address; got ',
              jsonencode(
                objectFor(
                  v.subnets,
                  (zone_, cidr_block_) => [zone_, cidr_block_],
                  (zone_, cidr_block_) =>
                    not(
                      when(
                        can(() => cidrnetmask(cidr_block_)),
                        () =>
                          and(
                            and(
                              equal(cidrhost(cidr_block_, 0), at(split('/', cidr_block_), 0)),
                              greaterThanOrEqual(tonumber(at(split('/', cidr_block_), 1)), 16),
                            ),
                            lessThanOrEqual(tonumber(at(split('/', cidr_block_), 1)), 28),
                          ),
                        () => false,
                      ),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'subnets',
          holds: (v) =>
            alltrue(
              flatten(
                listFor(v.subnets, (zone_, one_) =>
                  listFor(
                    v.subnets,
                    (other_, two_) =>
                      attempt(
                        () =>
                          or(
                            notEqual(
                              cidrhost(
                                text(at(split('/', one_), 0), '/', at(split('/', two_), 1)),
                                0,
                              ),
                              cidrhost(two_, 0),
                            ),
                            lessThan(
                              tonumber(at(split('/', one_), 1)),
                              tonumber(at(split('/', two_), 1)),
                            ),
                          ),
                        () => true,
                      ),
                    (other_, two_) => notEqual(other_, zone_),
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': subnets must not overlap; got ',
              jsonencode(v.subnets),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['subnets', 'cidr_block'],
      rules: [
        {
          of: 'subnets',
          holds: (v) =>
            alltrue(
              listFor(values(v.subnets), (_, cidr_block_) =>
                attempt(
                  () =>
                    and(
                      and(
                        notEqual(cidrnetmask(cidr_block_), ''),
                        greaterThanOrEqual(
                          tonumber(at(split('/', cidr_block_), 1)),
                          tonumber(at(split('/', v.cidr_block), 1)),
                        ),
                      ),
                      equal(
                        cidrhost(
                          text(
                            at(split('/', cidr_block_), 0),
                            '/',
                            at(split('/', v.cidr_block), 1),
                          ),
                          0,
                        ),
                        at(split('/', v.cidr_block), 0),
                      ),
                    ),
                  () => true,
                ),
              ),
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': each of subnets must lie in cidr_block (',
              v.cidr_block,
              '); got ',
              jsonencode(v.subnets),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['ipv6_subnets', 'subnets'],
      rules: [
        {
          of: 'ipv6_subnets',
          holds: (v) =>
            or(
              equal(length(v.ipv6_subnets), 0),
              equal(
                add(
                  length(setsubtract(keys(v.subnets), keys(v.ipv6_subnets))),
                  length(setsubtract(keys(v.ipv6_subnets), keys(v.subnets))),
                ),
                0,
              ),
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': ipv6_subnets must have the zones of subnets (',
              join(', ', keys(v.subnets)),
              '), or none; got ',
              join(', ', keys(v.ipv6_subnets)),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['ipv6_subnets'],
      rules: [
        {
          of: 'ipv6_subnets',
          holds: (v) =>
            and(
              alltrue(
                listFor(values(v.ipv6_subnets), (_, number_) =>
                  and(
                    and(greaterThanOrEqual(number_, 0), lessThanOrEqual(number_, 255)),
                    equal(floor(number_), number_),
                  ),
                ),
              ),
              equal(length(distinct(values(v.ipv6_subnets))), length(v.ipv6_subnets)),
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': ipv6_subnets must be different whole numbers from 0 to 255; got ',
              jsonencode(v.ipv6_subnets),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['bucket_arns'],
      rules: [
        {
          of: 'bucket_arns',
          holds: (v) =>
            alltrue(
              listFor(v.bucket_arns, (_, arn_) =>
                can(() => regex(/^arn:aws[a-zA-Z0-9-]*:s3:::[^\/]+$/u, arn_)),
              ),
            ),
          says: (v) =>
            message('network ', v.name, ': bucket_arns must be ARNs of buckets, without a key.'),
        },
      ],
    },
    {
      reads: ['interface_endpoints'],
      rules: [
        {
          of: 'interface_endpoints',
          holds: (v) =>
            alltrue(
              listFor(v.interface_endpoints, (_, name_) =>
                can(() => regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/u, name_)),
              ),
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': interface_endpoints must be names of services such as states or com.amazonaws.eu-west-1.states; got ',
              jsonencode(
                listFor(
                  v.interface_endpoints,
                  (_, name_) => name_,
                  (_, name_) => not(can(() => regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/u, name_))),
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['tags'],
      rules: [
        {
          of: 'tags',
          holds: (v) =>
            and(
              lessThanOrEqual(length(merge({ Name: '' }, v.tags)), 50),
              alltrue(
                listFor(v.tags, (key_, value_) =>
                  and(
                    and(
                      and(greaterThanOrEqual(length(key_), 1), lessThanOrEqual(length(key_), 128)),
                      not(startswith(lower(key_), 'aws:')),
                    ),
                    lessThanOrEqual(length(value_), 256),
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'network ',
              v.name,
              ': tags must be at most 50, Name included, with keys of 1 to 128 and values of up to 256 characters; no key may begin with aws:; got ',
              length(merge({ Name: '' }, v.tags)),
              ': ',
              jsonencode(v.tags),
              '.',
            ),
        },
      ],
    },
  ],
  calls: [],
};
