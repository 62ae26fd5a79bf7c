/**
 * What all HTTPS requests have in common: who calls, how often, in which JSON, and how a refusal looks. The endpoints
 * themselves are in the modules whose business they are; they only know the kernel's {@code Caller},
 * {@code InvalidField} and {@code RequestRefused}.
 */
@NullMarked
@PrimaryAdapter
package com.connectchat.gateway.adapter.web;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
